// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What an access line means for sharing.
public struct ContentionLine: Sendable, Hashable {
    public var id: ServiceID
    public var name: String
    public var plan: PlanID
    public var sector: SectorID?
    /// Whether it has an open session.
    public var isOnline: Bool
    /// Everything that is its own: WAN addresses, link prefixes and the whole delegations, of both families.
    public var prefixes: [IPPrefix]
    /// Its device, when one is known.
    public var mac: MACAddress?

    public init(
        id: ServiceID, name: String, plan: PlanID, sector: SectorID? = nil, isOnline: Bool = false,
        prefixes: [IPPrefix] = [], mac: MACAddress? = nil
    ) {
        self.id = id
        self.name = name
        self.plan = plan
        self.sector = sector
        self.isOnline = isOnline
        self.prefixes = prefixes
        self.mac = mac
    }
}
