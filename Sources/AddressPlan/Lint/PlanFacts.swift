// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What the lint knows besides the holdings.
public struct PlanFacts: Sendable {
    /// The nodes.
    public var tree: PlanTree

    /// How many services are connected to each router.
    public var servicesPerNAS: [NASID: Int]

    /// The time for which the plan is judged.
    public var now: Timestamp

    /// Accept the documentation prefixes, for trying things out; they are a warning then and not an error.
    public var allowDocumentation: Bool

    /// Facts with the given contents.
    public init(
        tree: PlanTree, servicesPerNAS: [NASID: Int] = [:], now: Timestamp, allowDocumentation: Bool = false
    ) {
        self.tree = tree
        self.servicesPerNAS = servicesPerNAS
        self.now = now
        self.allowDocumentation = allowDocumentation
    }

    /// The date in UTC; forecasts are not finer than a day.
    var today: CivilDate { CivilDateTime(now, utcOffset: 0).date }
}
