// SPDX-License-Identifier: Apache-2.0

import AccessPolicy

/// What becomes of a verified request.
enum Answer {
    /// So many octets of answer stand in the room that was given.
    case reply(length: Int, Verdict)
    /// No answer, and why.
    case drop(DropReason)
    /// The server of this realm is to be asked.
    case handOn(RealmTerms)
}
