// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
public import ProviderValues

/// Something that happened to a service.
public struct TimelineEvent: Sendable {
    public let at: Timestamp
    public let fact: TimelineFact
}

/// What happened.
public enum TimelineFact: Sendable {
    /// A session began; with the reason when it began in a walled garden.
    case sessionBegan(SessionID, nas: String?, garden: BlockReason?)
    /// A session ended; the cause in the numbers of RFC 2866 section 5.10.
    case sessionEnded(SessionID, SessionEnding, cause: Int64?)
    /// The router said that a session has a prefix.
    case prefixSeen(SessionID, SightedPrefix, SightingVerdict)
    /// The router said that a session has it no more.
    case prefixGone(SessionID, SightedPrefix)
    /// The service was given a prefix of the address plan.
    case holdingBegan(HoldingKind, IPPrefix)
    case holdingEnded(HoldingKind, IPPrefix)
    /// A field of the service, its customer or its plan changed.
    case changed(FieldChange)
    /// A router was asked to bring a session to what it should have.
    case asked(EnforcementAttemptRecord)
}

extension TimelineFact {
    /// One word for programs.
    public var word: String {
        switch self {
        case .sessionBegan: "session_began"
        case .sessionEnded: "session_ended"
        case .prefixSeen: "prefix_seen"
        case .prefixGone: "prefix_gone"
        case .holdingBegan: "holding_began"
        case .holdingEnded: "holding_ended"
        case .changed: "changed"
        case .asked: "asked"
        }
    }

    /// Of what happened at the same moment, that with the smaller number came first: a session that begins is given prefixes, and a
    /// decision comes before what is done about it.
    var order: Int {
        switch self {
        case .changed: 0
        case .holdingBegan: 1
        case .holdingEnded: 2
        case .prefixGone: 3
        case .sessionEnded: 4
        case .sessionBegan: 5
        case .prefixSeen: 6
        case .asked: 7
        }
    }
}
