// SPDX-License-Identifier: Apache-2.0

/// Where a record log keeps its groups: a journal on this machine's disk, or a table of the database.
///
/// Used by one thread.
protocol GroupStore: AnyObject {
    /// Makes a group durable, all of it, and returns only then. The caller may change nothing but what sealing needs.
    ///
    /// - Throws: when it is not durable; the same group is then stored again, and must not count twice.
    func store(_ group: inout RecordBuffer) throws(StorageError)

    /// Closes files or connections.
    func close()
}
