// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// A route as Framed-Route and Framed-IPv6-Route have it: prefix, gateway, metric (RFC 2865 section 5.22, RFC 3162
/// section 2.5). The unspecified address as gateway stands for the subscriber's own.
enum RouteText {
    /// Allocates: few lines have routes.
    static func octets(_ route: IPPrefix) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        switch route.first {
        case .v4(let address): address.write(into: &text)
        case .v6(let address): address.write(into: &text)
        }
        text.append(UInt8(ascii: "/"))
        text.append(contentsOf: String(route.length).utf8)
        switch route.family {
        case .v4: text.append(contentsOf: " 0.0.0.0 1".utf8)
        case .v6: text.append(contentsOf: " :: 1".utf8)
        }
        return text
    }
}
