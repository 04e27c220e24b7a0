// SPDX-License-Identifier: Apache-2.0

import Operations

extension AccountingEvent {
    /// The event of an Acct-Status-Type (RFC 2866 section 5.1, RFC 2867 section 3); nil for those of tunnels and links, for failed
    /// attempts, and for what is not assigned: nothing is kept of them.
    init?(status: UInt32) {
        switch status {
        case 1: self = .start
        case 2: self = .stop
        case 3: self = .interim
        case 7: self = .on
        case 8: self = .off
        default: return nil
        }
    }
}
