// SPDX-License-Identifier: Apache-2.0

/// What a router reports with an accounting record (RFC 2866 section 5.1). The raw value is the octet in a stored record.
public enum AccountingEvent: UInt8, CaseIterable, Sendable {
    /// A session began.
    case start = 1
    /// A session goes on.
    case interim = 2
    /// A session ended.
    case stop = 3
    /// The router has started: it knows nothing of sessions from before.
    case on = 4
    /// The router is about to stop: all its sessions end.
    case off = 5

    /// Whether it speaks of one session, not of the router.
    public var isOfSession: Bool {
        switch self {
        case .start, .interim, .stop: true
        case .on, .off: false
        }
    }
}
