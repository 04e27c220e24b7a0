// SPDX-License-Identifier: Apache-2.0

/// Follows a record log from a position on, in batches of bounded size.
public protocol RecordReader: AnyObject, Sendable {
    /// The number under which positions in this log are kept: see ``RecordPosition``.
    var log: Int64 { get }

    /// What comes next: records that are durable, in the order of their sequence numbers.
    ///
    /// The next call goes on behind them. Only one call at a time.
    func next() async throws -> RecordReading

    /// Goes on behind damage that ``next()`` has found. It does not do so by itself: what is lost is recorded first.
    func skip(_ damage: RecordDamage) async

    /// Goes back, or forward, to behind a record: where the position of the log really is.
    func move(after sequence: Int64) async
}

/// What a reader has found.
public enum RecordReading: Sendable {
    /// At least one record.
    case records(RecordBatch)
    /// Everything that is durable was read.
    case end
    /// Acknowledged records are lost; the same again until ``RecordReader/skip(_:)``.
    case damage(RecordDamage)
}
