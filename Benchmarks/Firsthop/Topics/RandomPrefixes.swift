// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Prefixes as a provider's routers and the registries' tables mix them: nine in ten are IPv6, most are /48 and /56.
enum RandomPrefixes {
    /// Of a hundred prefixes, how many have which length.
    private static let shares: [(family: IPFamily, length: Int, share: Int)] = [
        (.v6, 32, 2), (.v6, 36, 3), (.v6, 40, 5), (.v6, 44, 5), (.v6, 48, 28), (.v6, 52, 2), (.v6, 56, 35),
        (.v6, 64, 7), (.v6, 128, 3), (.v4, 16, 1), (.v4, 20, 2), (.v4, 24, 5), (.v4, 32, 2),
    ]

    /// `count` different prefixes in ascending order, with random bits below 2000::/3 or in all of IPv4.
    static func sorted(_ count: Int, _ numbers: inout RepeatableNumbers) -> [IPPrefix] {
        let kinds = shares.flatMap { Array(repeating: (family: $0.family, length: $0.length), count: $0.share) }
        var prefixes = Set<IPPrefix>(minimumCapacity: count)
        while prefixes.count < count {
            let kind = kinds[Int.random(in: kinds.indices, using: &numbers)]
            if let prefix = prefix(kind.family, kind.length, bits: numbers.next128()) { prefixes.insert(prefix) }
        }
        return prefixes.sorted()
    }

    private static func prefix(_ family: IPFamily, _ length: Int, bits: UInt128) -> IPPrefix? {
        switch family {
        case .v4:
            (try? IPv4Prefix(masking: IPv4Address(bits: UInt32(truncatingIfNeeded: bits)), length: length)).map {
                IPPrefix($0)
            }
        case .v6:
            (try? IPv6Prefix(masking: IPv6Address(bits: bits >> 3 | 1 << 125), length: length)).map { IPPrefix($0) }
        }
    }
}
