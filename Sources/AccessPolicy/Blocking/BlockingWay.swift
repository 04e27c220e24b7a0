// SPDX-License-Identifier: Apache-2.0

/// How a session that is open can be blocked. The raw value is the word in commands and the database.
public enum BlockingWay: String, Sendable, CaseIterable, Codable {
    /// Its prefixes are put on address lists at the router itself. The session goes on; nothing has to reconnect.
    case routerLists = "router_lists"
    /// The session is changed by RADIUS (RFC 5176) to a list, a profile or next to no speed. It goes on.
    case sessionChange = "session_change"
    /// The session is ended and comes back in a walled garden, with addresses from the reject pools.
    case rejectPool = "reject_pool"
    /// The session is ended and refused when it comes back.
    case disconnect

    /// From what disturbs the subscriber least to what always works.
    public static let usualOrder: [BlockingWay] = [.routerLists, .sessionChange, .rejectPool, .disconnect]

    /// Whether the open session has to end for it.
    public var endsSession: Bool {
        switch self {
        case .routerLists, .sessionChange: false
        case .rejectPool, .disconnect: true
        }
    }
}
