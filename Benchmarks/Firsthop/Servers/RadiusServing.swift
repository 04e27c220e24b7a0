// SPDX-License-Identifier: Apache-2.0

/// A RADIUS server, or the bare echo, that answers on a port of 127.0.0.1.
struct RadiusServing {
    let process: ServerProcess
    let port: Int
    /// What it shares with the generator.
    static let secret = "benchmark-secret-of-26-chars"

    /// A floor program, which tells the port that it was given.
    static func floor(_ name: String, _ bench: Bench, arguments: [String] = []) throws -> RadiusServing {
        let process = try ServerProcess(
            ["\(bench.floors)/\(name)", "127.0.0.1", "0"] + arguments, log: bench.folder.file("\(name).log"))
        let port = try process.output(within: 30) { text in
            text.split(separator: "\n").first.flatMap { $0.split(separator: " ").last }.flatMap { Int($0) }
        }
        return RadiusServing(process: process, port: port)
    }

    /// The C responder with the benchmark's subscribers.
    static func responder(_ bench: Bench, subscribers: Int) throws -> RadiusServing {
        try floor("radius_responder", bench, arguments: [secret, "\(subscribers)"])
    }
}
