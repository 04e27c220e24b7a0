// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// A session while records are folded into it: what the database has of it, and what becomes of it.
struct WorkingSession: Sendable {
    /// Where the session stands in the database.
    enum Origin: Equatable {
        case new
        case open
        case ended
    }

    var key: SessionKey
    var origin: Origin
    var meter: SessionMeter
    /// Nil while it is open.
    var end: SessionEnd?
    /// Whether anything of it must be written.
    var isChanged = false
    /// The record that first spoke of it, for a new one.
    var firstPlace: RecordPlace?
    /// The newest record that says which prefixes it has, when that differs from before.
    var sightingPlace: RecordPlace?
    /// When that was.
    var sightedAt: Timestamp?
    /// The key by which the database knows it, when it has lost its key to a later session.
    var formerKey: SessionKey?
    /// Whether it stands for all sessions of an id or line beyond the limit.
    var isOverflow = false

    var isOpen: Bool { end == nil }
    /// Whether the database has it among the open ones, by this key, and keeps it there.
    var isInPlace: Bool { origin == .open && isOpen && formerKey == nil }

    /// A session nobody has heard of before.
    init(_ reading: SessionReading, key: SessionKey) {
        self.key = key
        origin = .new
        meter = SessionMeter(reading)
        isChanged = true
        firstPlace = reading.place
    }

    /// A session that the database has.
    init(key: SessionKey, meter: SessionMeter, end: SessionEnd?) {
        self.key = key
        self.meter = meter
        self.end = end
        origin = end == nil ? .open : .ended
    }
}

extension WorkingSession {
    /// Ends the session by conclusion: its end is its last record's time.
    mutating func conclude(_ ending: SessionEnding, by instant: Timestamp, cause: Int64? = nil) {
        guard isOpen else { return }
        end = SessionEnd(
            at: meter.lastAt, ending: ending, cause: cause ?? ending.usualCause, concludedAt: instant)
        isChanged = true
    }

    /// The router's own word that the session ended; it corrects a conclusion.
    ///
    /// - Returns: whether that was new.
    mutating func stop(_ reading: SessionReading) -> Bool {
        guard end?.ending != .stopped else { return false }
        let instant = max(reading.time.instant, meter.lastAt)
        end = SessionEnd(at: instant, ending: .stopped, cause: reading.cause, concludedAt: instant)
        isChanged = true
        return true
    }

    /// A record that was ahead, of a session that had ended.
    ///
    /// - Returns: whether the session goes on after all.
    mutating func heard(_ reading: SessionReading) -> Bool {
        guard var known = end else { return false }
        if known.ending.isRefutable, reading.event != .stop, reading.time.instant > known.concludedAt {
            end = nil
            return true
        }
        known.at = max(known.at, meter.lastAt)
        end = known
        return false
    }

    /// Whether a record speaks of another session that has got the same key: routers that return no login give ids again.
    /// It began after all that is known of this one.
    func isFollowed(by reading: SessionReading) -> Bool {
        guard reading.login == nil, let begun = reading.begun, let seconds = reading.seconds,
            seconds < meter.seconds || !isOpen && reading.event == .start
        else { return false }
        return begun > meter.lastAt.advanced(by: reading.time.isStated ? Self.clockSlack : Self.repetitionSlack)
    }

    /// Whole seconds: clocks and session times are cut to them, on both sides.
    private static let clockSlack: Duration = .seconds(2)
    /// Where the router does not say when, a repetition of an old record looks new for as long as it may be under way.
    private static let repetitionSlack: Duration = .seconds(900)
}
