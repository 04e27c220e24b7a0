// SPDX-License-Identifier: Apache-2.0

/// What a load of accounting has shown.
public struct AccountingReport: Sendable {
    public let plan: AccountingPlan
    /// What happened after the warm-up, the answers awaited at the end included.
    public let tally: AccountingTally
    /// The time in which new requests were sent.
    public let seconds: Double
    /// The requests that were acknowledged in that time, without those at the end.
    public let inTime: Int

    /// Whether every request was acknowledged and every answer right, and there was at least one.
    public var isRight: Bool { tally.acknowledged > 0 && tally.givenUp == 0 && tally.wrong.isEmpty }
    /// Requests acknowledged a second.
    public var perSecond: Double { seconds > 0 ? Double(inTime) / seconds : 0 }

    /// One line of JSON: `{"load":"accounting","loop":"closed",…}`. Latencies are in microseconds.
    public var json: String {
        "{\"load\":\"accounting\",\"loop\":\"\(plan.pacing.name)\",\"sessions\":\(plan.subscribers.count),"
            + "\"seconds\":\(ReportText.decimal(seconds)),\"sent\":\(tally.sent),"
            + "\"acknowledged\":\(tally.acknowledged),\"starts\":\(tally.starts),\"interims\":\(tally.interims),"
            + "\"stops\":\(tally.stops),\"retransmitted\":\(tally.retransmitted),\"given_up\":\(tally.givenUp),"
            + "\"repeated\":\(tally.repeated),\"per_second\":\(Int(perSecond)),"
            + "\"wrong\":\(ReportText.wrong(tally.wrong)),\"microseconds\":\(ReportText.latency(tally.latency))}"
    }
}
