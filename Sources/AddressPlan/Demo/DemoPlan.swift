// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// A plan to try things out with: a small provider with two access concentrators.
public struct DemoPlan: Sendable {
    /// What people call the plan.
    public let name: String

    /// What it shows.
    public let purpose: String

    /// The nodes, as in a file.
    public let rows: [PlanRow]

    /// The routers that the rows name.
    public let routers: [DemoRouter]

    /// What certain services hold, beside the delegations that ``DemoRouter/delegations`` asks for.
    public let holdings: [DemoHolding]

    /// Every demo plan.
    public static let all = [asInTheSources, recommended]
}

/// A router of a demo plan.
public struct DemoRouter: Hashable, Sendable {
    /// Its name, as in the rows.
    public let name: String

    /// How many services are connected to it.
    public let services: Int

    /// How many of them, the first ones, have a delegation from the router's active pool, those in
    /// ``DemoPlan/holdings`` included.
    public let delegations: Int
}

/// A prefix that one service of a demo plan holds.
public struct DemoHolding: Hashable, Sendable {
    /// The router's name.
    public let router: String

    /// Which of the router's services, counted from 0.
    public let service: Int

    /// What it is.
    public let kind: HoldingKind

    /// Who chose it.
    public let mode: HoldingMode

    /// The prefix, in text; see ``prefix``.
    let text: String

    /// The prefix; nil only if the table of the demo is wrong, which a test rules out.
    public var prefix: IPPrefix? { try? IPPrefix(parsing: text) }
}

extension [PlanRow] {
    /// Rows from a table in the code: heading fields first, one row a line.
    static func table(_ columns: [PlanColumn], _ lines: [[String]]) -> [PlanRow] {
        lines.enumerated().map { index, fields in
            PlanRow(line: index + 1, fields: Dictionary(zip(columns, fields), uniquingKeysWith: { $1 }))
        }
    }
}
