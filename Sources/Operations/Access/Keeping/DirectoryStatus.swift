// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// How well the directory follows the database.
public struct DirectoryStatus: Sendable, Equatable {
    /// When the directory last agreed with the database; nil when it never has.
    public var agreedAt: Timestamp?
    /// Why it does not follow at the moment; nil while it does.
    public var fault: String?
    /// Secrets that could not be opened since the start: those lines and routers cannot log in.
    public var sealingFaults = 0
    /// The last of these, in words.
    public var lastSealingFault: String?
    /// Changes that were followed since the start.
    public var changesFollowed: UInt64 = 0
    /// When the sealed copy was last written; nil when it was not.
    public var copySavedAt: Timestamp?
    /// Why the sealed copy could not be written the last time; nil when it could.
    public var copyFault: String?
}
