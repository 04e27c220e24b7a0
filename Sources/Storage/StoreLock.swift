// SPDX-License-Identifier: Apache-2.0

/// What a write may need to have for itself until it commits, across every process that shares the database.
public enum StoreLock: String, CaseIterable, Comparable, Sendable {
    /// The address plan: taken by every act that adds, moves, splits, places or hands out a prefix.
    case addressPlan = "address_plan_lock"
    /// What accounting changes: taken by whoever applies records or ends sessions, so that two nodes never fold one session
    /// at once.
    case sessions = "session_lock"
    /// The end of the change log: taken just before the commit, so that the log's order is the order of commits.
    case changeLog = "change_log_lock"

    /// The empty table that stands for the lock.
    var table: String { rawValue }

    /// Locks are taken in this order, so no two writers can wait for each other; the change log is the last.
    public static func < (left: StoreLock, right: StoreLock) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .addressPlan: 1
        case .sessions: 2
        case .changeLog: 3
        }
    }
}
