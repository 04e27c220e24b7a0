// SPDX-License-Identifier: Apache-2.0

/// Whether memory grows while millions of logins are answered.
enum RadiusDrift {
    private static let subscribers = 100_000

    static func figures(_ bench: Bench) throws -> [Figure] {
        let program = FirsthopServer(bench: bench, subscribers: subscribers)
        try program.prepare()
        let ours = try program.start()
        let load = RadiusLoad(bench: bench, subscribers: subscribers)
        _ = try load.firstAnswer(port: ours.port)
        let report = try load.packets(ours, bench.packets)
        let megabytes = 1024.0 / 1_000_000
        return [
            Figure(
                "resident memory after \(Digits.short(Double(bench.packets))) logins", .megabytes,
                (report.server.residentKib * megabytes, report.server.quarterKib * megabytes),
                against: "after the first quarter", bar: .ratioAtMost(1.02))
        ]
    }
}
