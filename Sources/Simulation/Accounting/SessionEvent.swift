// SPDX-License-Identifier: Apache-2.0

/// What a simulated router tells of a session next.
struct SessionEvent {
    enum Kind: UInt32 {
        // The values of Acct-Status-Type, RFC 2866 section 5.1.
        case start = 1
        case stop = 2
        case interim = 3
    }

    let kind: Kind
    /// Which of the subscriber's sessions it is, from 0.
    let life: Int
    /// How many intervals the session has lasted.
    let step: Int
}
