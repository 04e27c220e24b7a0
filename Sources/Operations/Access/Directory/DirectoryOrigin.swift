// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Where a directory's content comes from.
public enum DirectoryOrigin: Sendable, Equatable {
    /// From nowhere: nothing was loaded yet, nobody is known.
    case empty
    /// From the database, up to the directory's position.
    case store
    /// From the sealed copy on the disk, as it was at this time: the database is away.
    case copy(savedAt: Timestamp)
    /// From the sealed copy and what the database's change log tells since, until the database itself has been read. Only a prefix
    /// that was taken away from its line meanwhile may still be there.
    case continuedCopy
}
