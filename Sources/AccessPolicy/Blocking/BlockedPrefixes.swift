// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Everything of a line that goes on an address list of its family: sorted, each once, none inside another.
public struct BlockedPrefixes: Sendable, Hashable {
    /// Addresses and networks of IPv4, ascending.
    public let ipv4: [IPPrefix]
    /// Addresses, link prefixes and whole delegated prefixes of IPv6, ascending.
    public let ipv6: [IPPrefix]

    /// - Parameters:
    ///   - line: what the line is meant to have.
    ///   - sighted: what its router says it really has; blocked as well, since that is what works.
    public init(_ line: LineAddresses, sighted: [IPPrefix] = []) {
        var prefixes = sighted + line.routes
        prefixes += line.framedIPv6.map { IPPrefix($0) } + line.delegated.map { IPPrefix($0) }
        prefixes += line.ipv6Addresses.map { IPPrefix(.v6($0)) }
        if let ipv4 = line.ipv4 { prefixes.append(IPPrefix(.v4(ipv4))) }
        // Ascending, what contains comes before what it contains.
        var kept: [IPPrefix] = []
        for prefix in prefixes.sorted() where kept.last?.contains(prefix) != true {
            kept.append(prefix)
        }
        ipv4 = kept.filter { $0.family == .v4 }
        ipv6 = kept.filter { $0.family == .v6 }
    }

    /// Whether there is nothing to put on a list.
    public var isEmpty: Bool { ipv4.isEmpty && ipv6.isEmpty }
}
