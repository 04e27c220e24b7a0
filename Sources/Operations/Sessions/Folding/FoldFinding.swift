// SPDX-License-Identifier: Apache-2.0

/// What is noticed while records are folded, counted for each router and day. The raw value counts the cases and is not stored: ``word`` is.
public enum FoldFinding: Int, CaseIterable, Sendable {
    /// Records that began a session.
    case started
    /// Records that told a session goes on.
    case interim
    /// Records that ended a session.
    case stopped
    /// Words of the router about itself: it starts or stops.
    case restarted
    /// Records that were known already.
    case repeated
    /// Records overtaken by a later one of the same session.
    case late
    /// Counters that began again in the middle of a session.
    case counterReset
    /// Counters of 32 bits that passed their end.
    case counterWrap
    /// Times that cannot be: too far from the arrival.
    case doubtfulTime
    /// Times before those of an earlier record of the session.
    case backwardTime
    /// Interim records that did not come.
    case missingInterim
    /// Sessions whose end was concluded, not heard of.
    case lostStop
    /// Sessions ended because nothing was heard of them.
    case silent
    /// Sessions that turned out to go on after their end was concluded.
    case revived
    /// Records of sessions whose beginning nobody reported.
    case withoutStart
    /// Sessions without a service of ours.
    case unknownService
    /// Records beyond ``SessionRules/sessionsPerID`` or a line's pace, folded into one session of their id or line.
    case overflowed
    /// A prefix or address that is not the one held for the service.
    case prefixMismatch
    /// Records from which a text or a prefix had to be cut.
    case cut
}

extension FoldFinding {
    /// The word in the database and for programs.
    public var word: String {
        switch self {
        case .started: "started"
        case .interim: "interim"
        case .stopped: "stopped"
        case .restarted: "restarted"
        case .repeated: "repeated"
        case .late: "late"
        case .counterReset: "counter_reset"
        case .counterWrap: "counter_wrap"
        case .doubtfulTime: "doubtful_time"
        case .backwardTime: "backward_time"
        case .missingInterim: "missing_interim"
        case .lostStop: "lost_stop"
        case .silent: "silent"
        case .revived: "revived"
        case .withoutStart: "without_start"
        case .unknownService: "unknown_service"
        case .overflowed: "overflowed"
        case .prefixMismatch: "prefix_mismatch"
        case .cut: "cut"
        }
    }

    /// The finding with this word; nil for one that a newer program has added.
    public init?(word: String) {
        guard let finding = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = finding
    }
}
