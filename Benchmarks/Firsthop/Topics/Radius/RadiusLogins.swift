// SPDX-License-Identifier: Apache-2.0

/// Logins a second and their latency, beside the C responder, the bare echo and Debian's FreeRADIUS. All servers have the same
/// subscribers, answer with the same attributes and take their turns on the same core.
enum RadiusLogins {
    /// Requests a second at which latency is measured: a third of a second of a region that comes back after a power cut.
    private static let steadyRate = 50_000

    static func figures(_ bench: Bench, subscribers: Int) throws -> [Figure] {
        let contest = try RadiusContest(bench, subscribers: subscribers)
        let load = RadiusLoad(bench: bench, subscribers: subscribers)
        let (ours, responder) = (contest.ours, contest.responder)
        let lines = Digits.short(Double(subscribers))
        var turns = RadiusTurns(rounds: bench.rounds)
        turns.add("echo") { try load.closed(contest.echo, echo: true).perSecond }
        turns.add("responder") { try load.closed(responder).perSecond }
        turns.add("ours") { try load.closed(ours).perSecond }
        turns.add("ours, MS-CHAPv2") { try load.closed(ours, method: "ms-chap-v2").perSecond }
        turns.add("ours, p99") { try load.open(ours, perSecond: steadyRate).microseconds.p99 / 1000 }
        turns.add("responder, p99") { try load.open(responder, perSecond: steadyRate).microseconds.p99 / 1000 }
        for (source, serving) in contest.freeRADIUS {
            turns.add("FreeRADIUS \(source.rawValue)") { try load.closed(serving).perSecond }
            turns.add("FreeRADIUS \(source.rawValue), MS-CHAPv2") {
                try load.closed(serving, method: "ms-chap-v2").perSecond
            }
        }
        try turns.take()
        var figures = [
            Figure(
                "C responder, \(lines) users", .perSecond, (turns["responder"], turns["echo"]),
                against: "bare echo in C",
                bar: .ratioAtLeast(0.6)),
            Figure(
                "logins by PAP, \(lines) services", .perSecond, (turns["ours"], turns["responder"]),
                against: "C responder", bar: .ratioAtLeast(0.6)),
            Figure(
                "p99 of logins at 50,000 a second, \(lines) services", .milliseconds,
                (turns["ours, p99"], turns["responder, p99"]), against: "C responder", bar: .atMost(1)),
        ]
        for (source, _) in contest.freeRADIUS {
            let name = "FreeRADIUS \(source.rawValue)"
            figures.append(
                Figure(
                    "logins by PAP, \(lines) services", .perSecond, (turns["ours"], turns[name]), against: name,
                    bar: .ratioAtLeast(6)))
            figures.append(
                Figure(
                    "logins by MS-CHAPv2, \(lines) services", .perSecond,
                    (turns["ours, MS-CHAPv2"], turns["\(name), MS-CHAPv2"]), against: name, bar: .ratioAtLeast(5)))
        }
        return figures + contest.sizes
    }
}
