// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// How we know that a session ended. The raw value is the word in the database.
public enum SessionEnding: String, CaseIterable, Sendable {
    /// The router said so.
    case stopped
    /// A later session on the same line or under the same id: the word of its end was lost.
    case lostStop = "lost_stop"
    /// The router reported that it has started.
    case nasStarted = "nas_started"
    /// The router reported that it stops.
    case nasStopping = "nas_stopping"
    /// Nothing was heard of it for ``SessionRules/silenceLimit``.
    case silent

    /// Whether a later word of the session proves it wrong. Silence was waited for long enough.
    var isRefutable: Bool {
        switch self {
        case .lostStop, .nasStarted, .nasStopping: true
        case .stopped, .silent: false
        }
    }

    /// The cause in the numbers of RFC 2866 section 5.10 where the router gave none.
    var usualCause: Int64? {
        switch self {
        case .stopped: nil
        case .lostStop, .silent: 2
        case .nasStarted: 11
        case .nasStopping: 7
        }
    }
}

/// The end of a session.
struct SessionEnd: Equatable, Sendable {
    /// When it ended; for an end that was concluded, when its last record was.
    var at: Timestamp
    var ending: SessionEnding
    var cause: Int64?
    /// When that which proves the end happened: a later record of the session proves it wrong.
    var concludedAt: Timestamp
}
