// SPDX-License-Identifier: Apache-2.0

import Foundation
import Operations
import ProviderValues
import Storage

/// Reports sessions without end, one a caller, while an applier makes sessions and usage of it.
///
/// The session `RUN-CALLER` has had a thousand octets more with every second. What was acknowledged is noted as the session
/// and the second.
struct AccountingWriting {
    let store: Store
    let order: WorkOrder

    func run(_ acknowledgements: Acknowledgements) async throws {
        let (log, applied) = try await logs()
        let applier = SessionApplier(applied, in: store, openSessions: OpenSessions())
        let waiting = WaitingCallers()
        _ = log.observe { waiting.wake(through: $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await applier.run() }
            for caller in 0..<order.callers {
                group.addTask {
                    let session = "\(order.run)-\(caller)"
                    var second: UInt32 = 0
                    while true {
                        let sequence = try Self.append(second, of: session, to: log)
                        await waiting.wait(for: sequence, of: log)
                        try acknowledgements.note("\(session) \(second)")
                        second += 1
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func logs() async throws -> (RecordLog, AppliedLog) {
        switch order.location {
        case .sqlite(let path):
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            let journal = try await Journal.open(at: folder + "/journal")
            return (journal.log, try await .journal(journal, in: store))
        case .postgreSQL:
            let inbox = try RecordInbox(in: store)
            return (inbox.log, try await .inbox(in: store))
        }
    }

    private static func append(_ second: UInt32, of session: String, to log: RecordLog) throws -> Int64 {
        let now = WallClock.system.now()
        let bytes = withUnsafeTemporaryAllocation(byteCount: AccountingRecordWriter.maximumBytes, alignment: 8) {
            memory in
            var writer = AccountingRecordWriter(
                into: memory, second == 0 ? .start : .interim, nas: NASID(1), arrived: now)
            writer.put(.sessionID, Array(session.utf8).span)
            writer.put(.userName, Array(session.utf8).span)
            writer.put(sessionSeconds: second)
            writer.put(totals: SessionTotals(down: UInt64(second) * 1_000, up: UInt64(second)))
            return Array(UnsafeRawBufferPointer(rebasing: memory[..<writer.finish()]))
        }
        return try log.append(bytes.span)
    }
}
