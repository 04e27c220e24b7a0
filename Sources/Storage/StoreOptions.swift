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
    /// Migrate an older schema when opening; otherwise an older schema is an error of the one who opens.
    public var migrates = true

    public init() {}
}
