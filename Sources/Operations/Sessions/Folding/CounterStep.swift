// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What a router's counters have grown by between two records.
struct CounterStep: Equatable {
    enum Kind {
        case growth
        /// One or both directions passed 2^32.
        case wrap
        /// The router began to count anew.
        case reset
    }

    let growth: OctetPair
    let kind: Kind

    /// What a 32-bit counter can hold.
    static let range: Int64 = 1 << 32

    /// - Parameters:
    ///   - last: the counters of the record before.
    ///   - limit: what can have passed at most between the two, where the router counts with 32 bits; nil where it has more.
    init(from last: OctetPair, to new: OctetPair, limit: Int64?) {
        let plain = new - last
        if plain.down >= 0, plain.up >= 0 {
            self.init(growth: plain, kind: .growth)
        } else if let limit, let down = Self.wrapped(last.down, new.down, limit),
            let up = Self.wrapped(last.up, new.up, limit)
        {
            self.init(growth: OctetPair(down: down, up: up), kind: .wrap)
        } else {
            self.init(growth: new, kind: .reset)
        }
    }

    private init(growth: OctetPair, kind: Kind) {
        self.growth = growth
        self.kind = kind
    }

    /// The growth of one direction when it may have passed 2^32 once; nil when that does not explain it.
    private static func wrapped(_ last: Int64, _ new: Int64, _ limit: Int64) -> Int64? {
        if new >= last { return new - last }
        guard last < range else { return nil }
        let growth = new + range - last
        return growth <= limit ? growth : nil
    }
}
