// SPDX-License-Identifier: Apache-2.0

/// What kind of thing went wrong, in the router's numbering.
public enum TrapCategory: UInt8, Sendable, CaseIterable {
    /// There is no such command, menu or row.
    case missing = 0
    /// An argument's value is not accepted.
    case argument = 1
    /// The command was cancelled.
    case interrupted = 2
    case scripting = 3
    case general = 4
    /// Of the API itself, such as a tag that is not known.
    case api = 5
    case terminal = 6
    /// A value that `:return` gave.
    case returned = 7
}
