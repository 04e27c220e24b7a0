// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import NetworkValues
import ProviderValues

/// The lines that the books keep offline, found by any address of theirs: of the WAN, the link or the whole delegated prefix.
///
/// Made from a directory; lines that are online are not in it, so it stays small whatever the provider's size.
public struct GardenGuests: Sendable {
    private let lines: PrefixTable<ServiceID>
    private let names: [CustomerID: String]
    /// The directory that it was made from.
    let generation: UInt64

    /// Nobody.
    public static let none = GardenGuests(lines: PrefixTable(), names: [:], generation: 0)

    private init(lines: PrefixTable<ServiceID>, names: [CustomerID: String], generation: UInt64) {
        self.lines = lines
        self.names = names
        self.generation = generation
    }

    /// - Parameters:
    ///   - sighted: prefixes that routers say such lines really have.
    ///   - names: of the customers of such lines, as far as they are known.
    init(
        _ directory: AccessDirectory, sighted: [(prefix: IPPrefix, service: ServiceID)] = [],
        names: [CustomerID: String] = [:]
    ) {
        var entries: [(prefix: IPPrefix, value: ServiceID)] = sighted.map { (prefix: $0.prefix, value: $0.service) }
        directory.forEachLine { terms in
            guard terms.bookReason != nil else { return }
            let prefixes = BlockedPrefixes(terms.line)
            entries += (prefixes.ipv4 + prefixes.ipv6).map { (prefix: $0, value: terms.service) }
        }
        // What is meant wins over what was sighted: of equal prefixes the last one counts.
        let sorted = entries.enumerated().sorted { ($0.element.prefix, $0.offset) < ($1.element.prefix, $1.offset) }
        lines = PrefixTable(sorted: sorted.map(\.element))
        self.names = names
        generation = directory.generation
    }

    /// What is known of the line that an address belongs to.
    ///
    /// - Parameter directory: the newest one, so that whoever was set free a moment ago is no guest any more.
    public func standing(at address: IPAddress, in directory: AccessDirectory) -> GardenStanding {
        guard let service = lines.longestMatch(address)?.value, let terms = directory.find(service: service) else {
            return .unknown
        }
        guard let reason = terms.bookReason else { return .free }
        return .held(
            GardenGuest(
                service: service, customer: terms.customer, customerName: names[terms.customer], reason: reason))
    }

    /// How many prefixes lead to a guest.
    public var count: Int { lines.count }
}
