// SPDX-License-Identifier: Apache-2.0

/// What an operating system learns of its line (RFC 8908 §5), so that it shows the page without anything being intercepted.
struct CaptivePortalState {
    /// Whether the line has to do something before it is online.
    let isCaptive: Bool
    /// The page for people. Operating systems take only one that begins with https.
    let portal: String?

    /// The path at which the state is answered, on every door of the garden.
    static let path = "/captive-portal/api"

    var json: JSONValue {
        var members = [JSONMember("captive", .bool(isCaptive))]
        if isCaptive, let portal { members.append(JSONMember("user-portal-url", .string(portal))) }
        if isCaptive { members.append(JSONMember("can-extend-session", false)) }
        return .object(members)
    }
}
