// SPDX-License-Identifier: Apache-2.0

/// Where a customer stands. The raw value is the word stored in the database.
public enum CustomerState: String, Sendable, CaseIterable, Codable {
    /// Entered, not yet connected.
    case new
    /// Has a contract; services may be online.
    case active
    /// Kept as a customer but cut off, for a reason recorded elsewhere (usually an unpaid invoice).
    case blocked
    /// Gone; nothing may be online and nothing is billed.
    case inactive
}
