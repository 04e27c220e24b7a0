// SPDX-License-Identifier: Apache-2.0

import AccessPolicy

/// What becomes of a datagram.
enum DeskReply: Equatable {
    /// Nothing; the NAS's meter says why.
    case none
    /// So many octets of answer stand in the room that was given.
    case now(length: Int)
    /// The same, but they may leave only once this record is durable.
    case onceDurable(length: Int, sequence: Int64)
    /// The home server of this realm is to be asked.
    case handOn(RealmTerms)

    /// Octets of answer.
    var length: Int {
        switch self {
        case .none, .handOn: 0
        case .now(let length), .onceDurable(let length, _): length
        }
    }
}
