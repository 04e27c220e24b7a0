// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs the load generator in C on a core of its own, so that nothing but the server is measured.
struct RadiusLoad {
    /// What the generator prints.
    struct Report: Decodable {
        struct Latency: Decodable {
            let p99: Double
        }
        struct Server: Decodable {
            let busy: Double
            let quarterKib: Double
            let residentKib: Double
        }

        let perSecond: Double
        let lost: Int
        let sent: Int
        let microseconds: Latency
        let server: Server
    }

    private static let core = 0
    /// A server that uses less of its core was not what limited the rate.
    private static let busy = 0.9

    let bench: Bench
    var subscribers: Int
    var seconds = 4.0

    /// As many as the server can answer in a closed loop of 512.
    func closed(_ serving: RadiusServing, method: String = "pap", echo: Bool = false) throws -> Report {
        let report = try run(serving, ["--method", method, "--window", "512"] + (echo ? ["--echo"] : []))
        if report.server.busy < Self.busy {
            Progress.say(
                "a server used \(Digits.short(report.server.busy * 100)) % of its core: others on that core, such as a database, "
                    + "or the generator were the limit")
        }
        return report
    }

    /// So many a second, whether answers come or not.
    func open(_ serving: RadiusServing, perSecond: Int) throws -> Report {
        try run(serving, ["--rate", "\(perSecond)"])
    }

    /// So many replies, however long they take.
    func packets(_ serving: RadiusServing, _ count: Int) throws -> Report {
        try run(serving, ["--packets", "\(count)", "--window", "512"])
    }

    /// Seconds until the server's first right answer.
    func firstAnswer(port: Int) throws -> Double {
        let output = try Command.run(
            command(port: port, ["--until-answered", "--users", "1000"]))
        return try JSONDecoder().decode([String: Double].self, from: Data(output.utf8))["seconds"] ?? 0
    }

    private func run(_ serving: RadiusServing, _ arguments: [String]) throws -> Report {
        let output = try Command.run(
            command(
                port: serving.port,
                arguments + [
                    "--users", "\(subscribers)", "--seconds", "\(seconds)", "--watch", "\(serving.process.identifier)",
                ]))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Report.self, from: Data(output.utf8))
    }

    private func command(port: Int, _ arguments: [String]) -> [String] {
        ["taskset", "-c", "\(Self.core)", "\(bench.floors)/radius_load", "--secret", RadiusServing.secret] + arguments
            + ["127.0.0.1", "\(port)"]
    }
}
