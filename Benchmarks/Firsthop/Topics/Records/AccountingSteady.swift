// SPDX-License-Identifier: Apache-2.0

/// Accounting at the pace of a million sessions that report every twenty-five seconds: whether all is acknowledged, how soon, and
/// that what was acknowledged becomes sessions as fast as it comes.
enum AccountingSteady {
    private static let sessions = 1_000_000
    private static let perSecond = 40_000

    static func figures(_ bench: Bench) throws -> [Figure] {
        let program = FirsthopServer(bench: bench, subscribers: 1_000)
        try program.prepare()
        let ours = try program.startAccounting().accounting
        let report = try AccountingLoad(bench: bench, sessions: sessions)
            .open(ours, perSecond: perSecond, seconds: bench.steadySeconds)
        guard report.givenUp == 0 else { throw BenchmarkError("\(report.givenUp) requests were given up") }
        return [
            Figure(
                "accounting, \(perSecond)/s for \(bench.steadySeconds) s", .perSecond,
                (report.perSecond, Double(perSecond)), against: "what is offered", bar: .ratioAtLeast(0.99)),
            Figure(
                "p99 of accounting at \(perSecond)/s", .milliseconds, (report.microseconds.p99 / 1000, 0),
                against: "none", bar: .atMost(10)),
        ]
    }
}
