// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage

/// Appends records without end: to a journal in a folder beside the SQLite file, or to the inbox on PostgreSQL.
///
/// Each caller's records are `RUN-CALLER-NUMBER-` and some padding, numbered without gaps.
struct RecordWriting {
    let order: WorkOrder

    func run(_ acknowledgements: Acknowledgements) async throws {
        switch order.location {
        case .sqlite(let path):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            var options = JournalOptions()
            // So small that segments change, are applied and are used again all the time.
            options.segmentSize = 300_000
            options.waitingBytes = 100_000
            let journal = try await Journal.open(at: folder + "/journal", options: options)
            try await write(to: journal.log, acknowledgements)
        case .postgreSQL:
            try await write(to: try RecordInbox(in: try await Store.open(order.location)).log, acknowledgements)
        }
    }

    private func write(to log: RecordLog, _ acknowledgements: Acknowledgements) async throws {
        let waiting = WaitingCallers()
        _ = log.observe { waiting.wake(through: $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<order.callers {
                group.addTask {
                    var number = 0
                    while true {
                        let name = "\(order.run)-\(caller)-\(number)-"
                        let padding = String(repeating: "x", count: 50 + (number * 37 + caller) % 400)
                        let sequence = try log.append(Array((name + padding).utf8).span)
                        await waiting.wait(for: sequence, of: log)
                        try acknowledgements.note(name)
                        number += 1
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
