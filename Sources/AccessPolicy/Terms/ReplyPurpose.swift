// SPDX-License-Identifier: Apache-2.0

/// What a set of attributes is sent for. The raw value is the word stored in the database.
public enum ReplyPurpose: String, Sendable, CaseIterable {
    /// To let a line in on its own terms.
    case accept
    /// To put a line into a walled garden, at login or while it is online.
    case block
    /// To bring a line that is online back to its own terms.
    case restore
}
