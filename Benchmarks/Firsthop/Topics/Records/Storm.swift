// SPDX-License-Identifier: Apache-2.0

/// A hundred routers come back at once: all their lines log in, and every session's start is durable.
enum Storm {
    private static let lines = 100_000
    private static let routers = 100
    private static let network = "127.1.0.0/16"

    static func figures(_ bench: Bench) throws -> [Figure] {
        let program = FirsthopServer(bench: bench, subscribers: lines)
        try program.prepare()
        try program.addRouters("edges", at: network)
        let servings = try program.startAccounting()
        let load = AccountingLoad(bench: bench, sessions: lines)
        let report = try load.storm(servings, routers: routers, network: network)
        guard report.in == lines, report.givenUp == 0 else {
            throw BenchmarkError(
                "of \(lines) lines \(report.in) came in, and \(report.givenUp) gave up after \(report.seconds) s")
        }
        Progress.say("\(report.retransmitted) requests of the storm were sent again")
        return [
            Figure(
                "storm of \(Digits.short(Double(lines))) lines from \(routers) routers", .seconds, (report.seconds, 0),
                against: "none", bar: .atMost(6))
        ]
    }
}
