// SPDX-License-Identifier: Apache-2.0

/// What a storm has shown.
public struct StormReport: Sendable {
    public let plan: StormPlan
    public let tally: StormTally
    /// From the first request until every line was in, refused or given up.
    public let seconds: Double

    /// Whether every line is in, and every answer was right.
    public var isRight: Bool { tally.up == plan.subscribers.count && tally.wrong.isEmpty }

    /// One line of JSON: `{"load":"storm","routers":100,…}`. Latencies are in microseconds.
    public var json: String {
        "{\"load\":\"storm\",\"routers\":\(plan.routers),\"method\":\"\(plan.method.rawValue)\","
            + "\"lines\":\(plan.subscribers.count),\"seconds\":\(ReportText.decimal(seconds)),\"in\":\(tally.up),"
            + "\"given_up\":\(tally.givenUp),\"refused\":\(tally.refused),\"retransmitted\":\(tally.retransmitted),"
            + "\"repeated\":\(tally.repeated),\"wrong\":\(ReportText.wrong(tally.wrong)),"
            + "\"microseconds\":\(ReportText.latency(tally.latency))}"
    }
}
