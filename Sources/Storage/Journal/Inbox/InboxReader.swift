// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Reads the inbox from a position on.
public final class InboxReader: RecordReader {
    /// Rows asked for at once; more do not make it faster.
    static let batchRows: Int64 = 4_096
    /// Bytes after which a batch is full, though rows were asked for.
    static let batchBytes = 1 << 20

    private let store: Store
    private let position: Mutex<Int64>

    init(_ store: Store, after sequence: Int64) {
        self.store = store
        position = Mutex(sequence)
    }

    /// Under which the position is kept.
    public var log: Int64 { RecordInbox.number }

    /// What comes next, never more than is durable.
    public func next() async throws -> RecordReading {
        let position = position.withLock { $0 }
        let batch = try await store.read { try Self.batch(in: $0, after: position) }
        guard let last = batch.last else { return .end }
        self.position.withLock { $0 = last }
        return .records(batch)
    }

    /// Goes on behind damage that was recorded.
    public func skip(_ damage: RecordDamage) async {
        await move(after: damage.sequences.upperBound)
    }

    /// Goes on behind this record.
    public func move(after sequence: Int64) async {
        position.withLock { $0 = sequence }
    }

    private static func batch(in database: Database, after position: Int64) throws -> RecordBatch {
        var batch = RecordBatch()
        try database.forEach(
            "SELECT sequence, payload FROM accounting_inbox WHERE sequence > $1 ORDER BY sequence LIMIT $2",
            .integer(position), .integer(batchRows)
        ) { row in
            guard batch.byteCount < batchBytes else { return }
            let sequence = try row.integer(0)
            guard row.withBytes(1, { batch.append(sequence, $0) }) != nil else { throw row.unexpected(1, "bytes") }
        }
        return batch
    }
}
