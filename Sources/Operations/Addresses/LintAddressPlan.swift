// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
import ProviderValues
public import Storage

extension Store {
    /// What is wrong, risky or unwise in the address plan, the worst first.
    ///
    /// - Parameter allowDocumentation: documentation prefixes are a warning then, not an error.
    public func lintAddressPlan(allowDocumentation: Bool = false) async throws -> [Finding] {
        let snapshot = try await addressPlan()
        let facts = PlanFacts(
            tree: snapshot.tree, servicesPerNAS: snapshot.services.mapValues { Int(clamping: $0) }, now: clock.now(),
            allowDocumentation: allowDocumentation)
        return try await read { database in
            let holdings = HoldingPages(database)
            let findings = try PlanLint.findings(in: facts, holdings: holdings)
            try holdings.check()
            return findings
        }
    }

    /// Calls the body with every holding in the order of the prefixes, without keeping them.
    public func forEachHolding(_ body: @escaping @Sendable (Holding) throws -> Void) async throws {
        try await read { database in
            let holdings = HoldingPages(database)
            for holding in holdings { try body(holding) }
            try holdings.check()
        }
    }
}
