// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A capped segment of a router, such as one access point: what its lines have together never exceeds the capacity.
public struct ContentionSector: Sendable, Hashable {
    public var id: SectorID
    public var name: String
    /// What it can carry.
    public var capacity: Rates
    /// Percent of the capacity that guarantees may not use, 0 to 99: radios deliver less on bad days.
    public var reservePercent: UInt32
    /// Whether it belongs to a router behind the one that is looked at, which caps it itself.
    public var isBehind: Bool

    public init(id: SectorID, name: String, capacity: Rates, reservePercent: UInt32 = 0, isBehind: Bool = false) {
        self.id = id
        self.name = name
        self.capacity = capacity
        self.reservePercent = reservePercent
        self.isBehind = isBehind
    }

    /// Percents that leave something to guarantee.
    public static let reserveRange: ClosedRange<UInt32> = 0...99

    /// What guarantees may add up to.
    var guaranteeable: Rates {
        capacity.scaled(percent: 100 - min(reservePercent, Self.reserveRange.upperBound)) ?? capacity
    }
}
