// SPDX-License-Identifier: Apache-2.0

/// Accounting at the pace of a million sessions that report every twenty-five seconds: whether all is acknowledged, how soon, and
/// that what was acknowledged becomes sessions and usage as fast as it comes.
enum AccountingSteady {
    private static let perSecond = 40_000
    /// All sessions begin before the clock runs, at a pace at which their lines, sessions and prefixes are written as they come.
    private static let begunPerSecond = 8_000

    static func figures(_ bench: Bench) throws -> [Figure] {
        let program = FirsthopServer(bench: bench, subscribers: bench.sessions)
        try program.prepare()
        let serving = try program.startAccounting()
        let begun = (perSecond: begunPerSecond, seconds: bench.sessions / begunPerSecond + 10)
        let watch = BacklogWatch(serving, after: begun.seconds)
        let processor = serving.accounting.process.processorSeconds
        let report = try AccountingLoad(bench: bench, sessions: bench.sessions)
            .open(serving.accounting, perSecond: perSecond, seconds: bench.steadySeconds, begun: begun)
        // The last records have to become sessions as soon as all others.
        try serving.catchUp()
        let backlog = try watch.end()
        guard report.givenUp == 0 else { throw BenchmarkError("\(report.givenUp) requests were given up") }
        let records = Double(report.acknowledged + begun.perSecond * begun.seconds)
        let each = (serving.accounting.process.processorSeconds - processor) / records * 1_000_000
        Progress.say("the server used \(Digits.short(each)) µs of processor for a record, from socket to session")
        return [
            Figure(
                "accounting, \(perSecond)/s for \(bench.steadySeconds) s", .perSecond,
                (report.perSecond, Double(perSecond)), against: "what is offered", bar: .ratioAtLeast(0.99)),
            Figure(
                "p99 of accounting at \(perSecond)/s", .milliseconds, (report.microseconds.p99 / 1000, 0),
                against: "none", bar: .atMost(10)),
            Figure(
                "longest wait to be applied at \(perSecond)/s", .seconds, (backlog, 0), against: "none",
                bar: .atMost(60)),
        ]
    }
}
