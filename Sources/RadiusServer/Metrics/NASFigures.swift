// SPDX-License-Identifier: Apache-2.0

/// What was counted about one NAS, over all workers.
struct NASFigures: Sendable, Hashable {
    var requests: UInt64
    var duplicates: UInt64
    /// In the order of `Verdict.allCases`.
    var verdicts: [UInt64]
    /// In the order of `DropReason.allCases`.
    var drops: [UInt64]
    /// From receiving a request to handing over its answer.
    var answers: LatencyFigures
    /// Acknowledgements that wait no more.
    var settled: UInt64
    /// From receiving an Accounting-Request to handing over its acknowledgement, when the record was durable.
    var acknowledgements: LatencyFigures

    /// Acknowledgements that wait for their records. Two counters read one after the other may contradict each other for a
    /// moment; that is none.
    var waiting: UInt64 {
        let recorded = verdicts[Int(Verdict.recorded.rawValue)]
        return recorded > settled ? recorded - settled : 0
    }

    /// Adds what another worker counted. Wrapping, as the counters themselves do.
    static func + (left: NASFigures, right: NASFigures) -> NASFigures {
        func sum(_ first: [UInt64], _ second: [UInt64]) -> [UInt64] { zip(first, second).map { $0 &+ $1 } }
        return NASFigures(
            requests: left.requests &+ right.requests,
            duplicates: left.duplicates &+ right.duplicates,
            verdicts: sum(left.verdicts, right.verdicts),
            drops: sum(left.drops, right.drops),
            answers: left.answers + right.answers,
            settled: left.settled &+ right.settled,
            acknowledgements: left.acknowledgements + right.acknowledgements)
    }
}
