// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
public import Storage

extension Store {
    /// Everything that decides how a router is shared; of a central router with the routers behind it.
    public func contentionScene(of router: NASID) async throws -> ContentionScene {
        try await read { try ContentionSceneRows(of: router, in: $0).scene() }
    }

    /// How the lines of a plan share.
    public func contention(of plan: PlanID) async throws -> PlanContention {
        try await read { try ContentionTerms.of(plan, in: $0) }
    }

    /// How the lines of a router share it.
    public func contention(of router: NASID) async throws -> RouterContention {
        try await read { try ContentionTerms.of(router, in: $0) }
    }

    /// Every sector, by router and name.
    public func sectors() async throws -> [SectorRecord] {
        try await read { try Sectors.all(in: $0) }
    }

    /// The sector of a name or number.
    public func sector(named name: String) async throws -> SectorRecord {
        try await read { try Sectors.find(named: name, of: nil, in: $0) }
    }
}
