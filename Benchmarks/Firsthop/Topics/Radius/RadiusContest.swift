// SPDX-License-Identifier: Apache-2.0

/// The servers that are measured beside each other, all running, one asked at a time.
struct RadiusContest {
    let ours: RadiusServing
    let responder: RadiusServing
    let echo: RadiusServing
    let freeRADIUS: [(source: FreeRADIUSServer.Source, serving: RadiusServing)]
    /// What our start has shown, where the number of services makes it worth telling.
    let sizes: [Figure]

    /// From this many services on, memory and start have bars.
    private static let large = 1_000_000

    init(_ bench: Bench, subscribers: Int) throws {
        let program = FirsthopServer(bench: bench, subscribers: subscribers)
        try program.prepare()
        freeRADIUS = try Self.peers(bench, subscribers: subscribers)
        responder = try .responder(bench, subscribers: subscribers)
        echo = try .floor("udp_echo", bench)
        let load = RadiusLoad(bench: bench, subscribers: subscribers)
        try program.discardCopy()
        let first = try program.start()
        let seconds = try load.firstAnswer(port: first.port)
        guard subscribers >= Self.large else {
            (ours, sizes) = (first, [])
            return
        }
        try program.awaitCopy()
        first.process.end()
        ours = try program.start()
        let restart = try load.firstAnswer(port: ours.port)
        sizes = Self.sizes(ours, load, (seconds, restart), beside: freeRADIUS)
    }

    private static func peers(
        _ bench: Bench, subscribers: Int
    ) throws -> [(source: FreeRADIUSServer.Source, serving: RadiusServing)] {
        guard FreeRADIUSServer.isInstalled else {
            Progress.say("FreeRADIUS is not installed: measuring without it")
            return []
        }
        var peers = [
            (FreeRADIUSServer.Source.files, try FreeRADIUSServer.start(.files, bench, subscribers: subscribers))
        ]
        if bench.postgreSQL != nil {
            peers.append((.sql, try FreeRADIUSServer.start(.sql, bench, subscribers: subscribers)))
        }
        return peers
    }

    private static func sizes(
        _ ours: RadiusServing, _ load: RadiusLoad, _ seconds: (first: Double, restart: Double),
        beside peers: [(source: FreeRADIUSServer.Source, serving: RadiusServing)]
    ) -> [Figure] {
        let lines = Digits.short(Double(load.subscribers))
        let theirs = peers.first?.serving.process.residentMegabytes ?? 0
        return [
            Figure(
                "resident memory, \(lines) services", .megabytes, (ours.process.residentMegabytes, theirs),
                against: "FreeRADIUS files", bar: .atMost(1000)),
            Figure(
                "first start to first answer, \(lines) services", .seconds, (seconds.first, 0), against: "none",
                bar: .atMost(8)),
            Figure(
                "restart after a crash to first answer, \(lines) services", .seconds, (seconds.restart, 0),
                against: "none",
                bar: .atMost(8)),
        ]
    }
}
