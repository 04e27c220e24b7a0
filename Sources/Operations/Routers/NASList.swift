// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import ProviderValues
public import Storage

extension Store {
    /// Every router in the order of the names.
    public func allRouters() async throws -> [NASRecord] {
        try await read { try Routers.all(in: $0) }
    }

    /// The router of a name or number.
    public func router(named name: String) async throws -> NASRecord {
        try await read { try Routers.find(named: name, in: $0) }
    }

    /// Every garden rule.
    public func gardenRules() async throws -> [GardenRule] {
        try await read { try GardenRows.all(in: $0) }
    }

    /// The extra attributes of a vendor, a router or a plan, in the order in which they are sent.
    public func extraAttributes(of scope: AttributeScope) async throws -> [ExtraAttribute] {
        try await read { try ExtraAttributes.of(scope, in: $0) }
    }
}
