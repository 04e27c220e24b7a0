// SPDX-License-Identifier: Apache-2.0

/// Where an internet service stands. The raw value is the word stored in the database.
public enum ServiceState: String, Sendable, CaseIterable, Codable {
    /// Ordered; becomes active on its start date.
    case pending
    /// May be online.
    case active
    /// Paused; keeps its addresses until they expire.
    case stopped
    /// Ended for good; kept for the record.
    case archived
}
