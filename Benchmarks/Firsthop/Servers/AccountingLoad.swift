// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs `firsthop load` on a core of its own, against whichever server is measured.
struct AccountingLoad {
    /// What it prints of a load of accounting.
    struct Report: Decodable {
        struct Latency: Decodable {
            let p99: Double
        }

        let sent: Int
        let acknowledged: Int
        let givenUp: Int
        let perSecond: Double
        let microseconds: Latency
    }

    /// What it prints of a storm.
    struct StormReport: Decodable {
        let seconds: Double
        let `in`: Int
        let givenUp: Int
        let retransmitted: Int
    }

    private static let core = 0

    let bench: Bench
    let sessions: Int

    /// As many as the server acknowledges in a closed loop.
    func closed(_ serving: RadiusServing, seconds: Int) throws -> Report {
        try tell(serving, seconds, ["--window", "512"])
    }

    /// So many a second, whether they are acknowledged or not.
    func open(_ serving: RadiusServing, perSecond: Int, seconds: Int) throws -> Report {
        try tell(serving, seconds, ["--rate", "\(perSecond)"])
    }

    /// The same of sessions that have all begun before, at a slower pace.
    func open(
        _ serving: RadiusServing, perSecond: Int, seconds: Int, begun: (perSecond: Int, seconds: Int)
    ) throws -> Report {
        try tell(
            serving, seconds,
            [
                "--rate", "\(perSecond)", "--warm-up-rate", "\(begun.perSecond)", "--warm-up", "\(begun.seconds)",
            ])
    }

    /// All lines of a hundred routers at once. The routers' addresses lie in `network`.
    func storm(
        _ servings: AccountingServing, routers: Int, network: String
    ) throws -> StormReport {
        try load(
            servings.logins.port,
            [
                "--storm", "--routers", "\(routers)", "--sources", network, "--accounting-port",
                "\(servings.accounting.port)",
            ])
    }

    private func tell(_ serving: RadiusServing, _ seconds: Int, _ arguments: [String]) throws -> Report {
        try load(serving.port, ["--accounting", "--seconds", "\(seconds)"] + arguments)
    }

    private func load<Result: Decodable>(_ port: Int, _ arguments: [String]) throws -> Result {
        let command =
            [bench.program, "load", "127.0.0.1:\(port)", "--secret-file", "-", "--subscribers", "\(sessions)"]
            + ["--framed", RadiusSubscribers.framedPool, "--delegated", RadiusSubscribers.delegatedPool] + arguments
        // It ends with 1 when a request was given up, which is a result too.
        let output = try Command.run(
            ["taskset", "-c", "\(Self.core)", "sh", "-c", "\"$@\" || [ $? = 1 ]", "sh"] + command,
            input: RadiusServing.secret + "\n")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Result.self, from: Data(output.utf8))
    }
}
