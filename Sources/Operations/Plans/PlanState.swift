// SPDX-License-Identifier: Apache-2.0

/// Where a plan stands. The raw value is the word stored in the database.
public enum PlanState: String, Sendable, CaseIterable {
    /// On sale.
    case active
    /// No longer sold; who has it keeps it.
    case archived
}
