// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The sessions of one service. Nearly every service has one, which needs no array.
enum ServiceSessions {
    /// A session, and until when it counts if nothing more is heard of it. One that was only accepted has the upper half of its
    /// login's number and nothing below.
    struct Entry {
        let key: SessionKey
        let until: Timestamp

        /// Whether it stands for a login whose session has not begun.
        var isAccepted: Bool { key.low == 0 }
    }

    case none
    case one(Entry)
    case several([Entry])

    private init(_ entries: [Entry]) {
        switch entries.count {
        case 0: self = .none
        case 1: self = .one(entries[0])
        default: self = .several(entries)
        }
    }

    private var entries: [Entry] {
        switch self {
        case .none: []
        case .one(let entry): [entry]
        case .several(let entries): entries
        }
    }

    func count(at now: Timestamp) -> Int {
        switch self {
        case .none: 0
        case .one(let entry): entry.until >= now ? 1 : 0
        case .several(let entries): entries.count { $0.until >= now }
        }
    }

    /// Puts in a session, or moves it on; the login that it began with gives way to it, and so do logins that came to nothing.
    mutating func put(_ entry: Entry, at now: Timestamp) {
        if case .one(let known) = self, known.key == entry.key || known.isReplaced(by: entry, at: now) {
            self = .one(entry)
            return
        }
        self = ServiceSessions(entries.filter { $0.key != entry.key && !$0.isReplaced(by: entry, at: now) } + [entry])
    }

    /// Takes out a session.
    mutating func remove(_ key: SessionKey) {
        self = ServiceSessions(entries.filter { $0.key != key })
    }
}

extension ServiceSessions.Entry {
    /// Whether it is a login that is over: its session has begun, or never will.
    fileprivate func isReplaced(by other: Self, at now: Timestamp) -> Bool {
        isAccepted && (until < now || !other.isAccepted && other.key.high == key.high)
    }
}
