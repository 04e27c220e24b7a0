// SPDX-License-Identifier: Apache-2.0

/// What went wrong in the store: a closed kind to decide by, and words for a person.
public struct StorageError: Error, Equatable, CustomStringConvertible {
    /// The kinds a caller may want to tell apart.
    public enum Kind: Equatable, Sendable {
        /// A uniqueness rule of the schema refused the row; the columns or the index's name as the engine tells it.
        case unique(String)
        /// A row that another row needs is missing, or is still needed.
        case foreignKey
        /// A CHECK or NOT NULL rule of the schema refused the row.
        case check
        /// Another writer holds the database longer than ``StoreOptions/busyTimeout``.
        case busy
        /// No room left on the disk.
        case full
        /// The disk failed, or the file is not a sound database.
        case corrupt
        /// The file or server may not be written, or this connection is for reading.
        case readOnly
        /// The database was written by a newer program: its schema version and the newest that this program knows.
        case newerSchema(found: Int, known: Int)
        /// The server cannot be reached; nothing was changed.
        case unreachable
        /// The connection broke while a commit was on its way and the server could not be asked how it ended.
        case outcomeUnknown
        /// Too many writes wait already; nothing was changed.
        case overloaded
        /// The store was shut down.
        case closed
        /// Two transactions could not be put in an order; it was tried again as often as is sensible.
        case serialization
        /// A column does not hold what the program expects there.
        case column
        /// A statement was run while the rows of another were still being read.
        case nested
        /// Anything else, in the engine's words: a mistake in a statement.
        case statement
    }

    public var kind: Kind
    /// What was being done, in a few words.
    public var doing: String
    /// The engine's or the system's own words.
    public var detail: String

    public init(_ kind: Kind, doing: String, detail: String) {
        self.kind = kind
        self.doing = doing
        self.detail = detail
    }

    public var description: String {
        detail.isEmpty ? "\(doing): \(advice)" : "\(doing): \(detail). \(advice)"
    }

    /// What to do next.
    public var advice: String {
        switch kind {
        case .unique: "Another row has this value already."
        case .foreignKey: "It refers to something that is not there, or something still refers to it."
        case .check: "The value is outside what the schema allows."
        case .busy: "Another process is writing; try again in a moment."
        case .full: "The disk is full; nothing was changed. Free some space and try again."
        case .corrupt: "Stop the program, keep a copy of the file, and restore the newest backup."
        case .readOnly: "Check the permissions of the database and its folder."
        case .newerSchema(let found, let known):
            "The database has schema version \(found), this program knows up to \(known): install a newer firsthop."
        case .unreachable: "Nothing was changed. Check that the database server runs and can be reached."
        case .outcomeUnknown: "The change may or may not be stored: look before doing it again."
        case .overloaded: "Too many changes are waiting; nothing was changed. Try again in a moment."
        case .closed: "The program is shutting down."
        case .serialization: "Others changed the same rows at the same time; nothing was changed. Try again."
        case .column, .nested, .statement: "This is a mistake in the program; please report it."
        }
    }
}
