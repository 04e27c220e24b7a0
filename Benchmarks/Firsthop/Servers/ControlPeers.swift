// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Routers that take changes and answer at once: `Tests/Peers/das_router.py`, on a processor core of its own.
struct ControlPeers {
    /// The port of each router; router n is at 127.0.0.n.
    let ports: [UInt16]
    private let process: ServerProcess

    private struct Report: Decodable {
        let requests: Int
        let faults: [String]
        let busiest: Int
    }

    /// - Parameter window: how long no Identifier may come back.
    init(script: String, secret: String, routers: Int, window: Duration, log: String) throws {
        process = try ServerProcess(
            ["python3", script, secret, "\(routers)", "prompt", "\(window / .seconds(1))"], log: log)
        ports = try process.output(within: 30) { written in
            guard written.hasSuffix("end\n") else { return nil }
            return written.split(separator: " ").compactMap { UInt16($0) }
        }
    }

    /// Ends the routers; how many requests they have taken, how many they found something wrong with, and how many came to one of them
    /// within a second at most.
    func end() throws -> (requests: Int, faults: Int, busiest: Int) {
        kill(process.identifier, SIGTERM)
        let reports: [Report] = try process.output(within: 30) { written in
            guard let line = written.split(separator: "\n").dropFirst().first, written.hasSuffix("]\n") else {
                return nil
            }
            return try? JSONDecoder().decode([Report].self, from: Data(line.utf8))
        }
        return (
            reports.map(\.requests).reduce(0, +), reports.map(\.faults.count).reduce(0, +),
            reports.map(\.busiest).max() ?? 0
        )
    }
}
