// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A plan with its number.
public struct PlanRecord: Equatable, Sendable {
    public let id: PlanID
    public internal(set) var state: PlanState
    public internal(set) var terms: PlanDescription

    /// What people call it.
    public var name: String { terms.name }
}
