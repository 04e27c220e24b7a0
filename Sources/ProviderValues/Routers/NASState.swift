// SPDX-License-Identifier: Apache-2.0

/// Where a router stands. The raw value is the word stored in the database.
public enum NASState: String, Sendable, CaseIterable, Codable {
    /// In service.
    case active
    /// Being worked on: still answered, but alarms and automatic changes are held back.
    case maintenance
    /// Gone; kept because sessions and addresses of the past name it.
    case retired
}
