// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A sector as staff describe it.
public struct SectorDescription: Equatable, Sendable {
    /// One of a kind at its router.
    public var name: String
    /// What it can carry.
    public var capacity: Rates
    /// Percent of the capacity that guarantees may not use, 0 to 99.
    public var reservePercent: UInt32 = 0

    public init(name: String, capacity: Rates) {
        self.name = name
        self.capacity = capacity
    }
}

/// A sector with its number and what stands in it.
public struct SectorRecord: Equatable, Sendable {
    public let id: SectorID
    public let router: NASID
    public internal(set) var terms: SectorDescription
    /// Lines that have not ended.
    public internal(set) var services: Int
}
