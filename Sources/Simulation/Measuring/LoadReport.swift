// SPDX-License-Identifier: Apache-2.0

/// What a load has shown.
public struct LoadReport: Sendable {
    public let plan: LoadPlan
    public let tally: LoadTally
    /// The time in which replies counted.
    public let seconds: Double

    /// Whether every reply was right and there was at least one.
    public var isRight: Bool { tally.right > 0 && tally.wrong.isEmpty }
    /// Right replies a second.
    public var perSecond: Double { seconds > 0 ? Double(tally.right) / seconds : 0 }

    /// One line of JSON: `{"loop":"closed","method":"pap",…}`. Latencies are in microseconds.
    public var json: String {
        "{\"loop\":\"\(plan.pacing.name)\",\"method\":\"\(plan.method.rawValue)\","
            + "\"subscribers\":\(plan.subscribers.count),"
            + "\"seconds\":\(ReportText.decimal(seconds)),\"sent\":\(tally.sent),\"right\":\(tally.right),"
            + "\"lost\":\(tally.lost),\"per_second\":\(Int(perSecond)),\"wrong\":\(ReportText.wrong(tally.wrong)),"
            + "\"microseconds\":\(ReportText.latency(tally.latency))}"
    }
}
