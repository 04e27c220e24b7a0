// SPDX-License-Identifier: Apache-2.0

/// Limits of a store.
public struct StoreOptions: Sendable {
    /// Connections that read beside the one that writes. Reading needs processor, of which small machines have little.
    public var readers = 4
    /// How long a writer waits for another process before it gives up with ``StorageError/Kind/busy``.
    public var busyTimeout: Duration = .seconds(10)
    /// Writes that may wait for a commit; one more is refused with ``StorageError/Kind/overloaded``.
    /// At 85 µs a commit this is seconds of work: who waits longer has given up.
    public var pendingWrites = 20_000
    /// Writes that share one commit. Larger groups no longer amortise the sync noticeably, and delay the first of them.
    public var groupSize = 512
    /// Bytes of pages that SQLite's writer keeps, as far as they are used. A transaction that changes more of them has to
    /// write some before its end and read them again: the 2 MB of SQLite's own choice are a portion of a thousand new sessions.
    public var writerCache = 64 << 20
    /// How far threads that work with the database stand back behind the program's others: nice values of setpriority(2),
    /// 0 for not at all. Where records are applied on the processor on which others are answered, 10 leaves them nine parts of
    /// ten when there is too little of it.
    public var niceness = 0
    /// Migrate an older schema when opening; otherwise an older schema is an error of the one who opens.
    public var migrates = true

    public init() {}
}
