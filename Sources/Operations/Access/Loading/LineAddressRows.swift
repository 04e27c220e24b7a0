// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// The addresses of a range of lines, from what they hold and what is routed to them.
struct LineAddressRows {
    private var lines: [ServiceID: Parts] = [:]
    /// Which line has a holding.
    private(set) var owners: [(holding: HoldingID, service: ServiceID)] = []

    init(from first: ServiceID, through last: ServiceID, in database: Database) throws {
        // What has ended waits for its customer, and what a router chooses is the router's to give.
        try database.forEach(
            """
            SELECT service_id, id, kind, prefix FROM holding
            WHERE service_id >= $1 AND service_id <= $2 AND ended_at IS NULL AND mode <> 'chosen_by_nas'
            ORDER BY service_id, prefix
            """, .id(first), .id(last)
        ) { row in
            let service: ServiceID = try row.id(0)
            owners.append((holding: try row.id(1), service: service))
            lines[service, default: Parts()].add(try row.prefix(3), as: try row.word(2))
        }
        try database.forEach(
            """
            SELECT service_id, prefix FROM service_route WHERE service_id >= $1 AND service_id <= $2
            ORDER BY service_id, prefix
            """, .id(first), .id(last)
        ) { row in
            lines[try row.id(0), default: Parts()].routes.append(try row.prefix(1))
        }
    }

    /// The addresses of a line, which are asked for once.
    ///
    /// - Parameter interfaceID: the lower half of the subscriber's address, which stands with the line itself.
    mutating func take(_ service: ServiceID, interfaceID: InterfaceIdentifier?) -> LineAddresses {
        guard let parts = lines.removeValue(forKey: service) else {
            return interfaceID == nil ? .none : LineAddresses(interfaceID: interfaceID)
        }
        return LineAddresses(
            ipv4: parts.ipv4, framedIPv6: parts.framedIPv6, ipv6Addresses: parts.ipv6Addresses,
            interfaceID: interfaceID, delegated: parts.delegated, routes: parts.routes)
    }
}

/// Addresses of a line while they are collected: ``LineAddresses`` would be made anew for each.
private struct Parts {
    var ipv4: IPv4Address?
    var framedIPv6: [IPv6Prefix] = []
    var ipv6Addresses: [IPv6Address] = []
    var delegated: [IPv6Prefix] = []
    var routes: [IPPrefix] = []

    /// Adds a holding in the way in which routers are told of it.
    mutating func add(_ prefix: IPPrefix, as kind: HoldingKind) {
        switch (prefix.family, kind) {
        case (.v4, .assignment) where prefix.length == 32 && ipv4 == nil:
            if case .v4(let address) = prefix.first { ipv4 = address }
        case (.v4, .assignment), (.v4, .delegation):
            // A second address, or a network, can only be routed to the line.
            routes.append(prefix)
        case (.v6, .assignment) where prefix.length == 128: ipv6Addresses.append(prefix.mapped.address)
        case (.v6, .assignment): framedIPv6.append(prefix.mapped)
        case (.v6, .delegation): delegated.append(prefix.mapped)
        }
    }
}
