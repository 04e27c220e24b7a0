// SPDX-License-Identifier: Apache-2.0

/// In what a session or a router's row differs from what should be. The raw value is the word for programs.
public enum DriftKind: String, Sendable, CaseIterable {
    /// It runs although the line must not be online, or must be in a walled garden.
    case blockedButOnline = "blocked_but_online"
    /// Only some of what it has is blocked: one family, or not the whole delegated prefix.
    case blockedInPart = "blocked_in_part"
    /// It is in a walled garden, or on its list, although the line may be online on its own terms.
    case freeButBlocked = "free_but_blocked"
    /// It runs faster than the line should.
    case tooFast = "too_fast"
    /// It runs slower than the line should.
    case tooSlow = "too_slow"
    /// It has another profile, list or times than the line should have; its speed is right or not known.
    case otherTerms = "other_terms"
    /// Its addresses are those of a former login: the line should have others.
    case otherAddresses = "other_addresses"
    /// It was asked to change and nobody knows whether it has.
    case inDoubt = "in_doubt"
    /// The router gave it a prefix that the line does not hold.
    case otherPrefix = "other_prefix"
    /// It belongs to no line.
    case noService = "no_service"
    /// The router has a session that accounting does not know: nothing of it is metered.
    case notAccounted = "not_accounted"
    /// Accounting knows a session that the router does not have.
    case notAtRouter = "not_at_router"
    /// A row of an address list that blocks nobody who should be.
    case listedForNobody = "listed_for_nobody"
    /// A queue of ours for a line that is not there any more.
    case queueForNobody = "queue_for_nobody"
}

extension DriftKind {
    /// Who pays for it.
    public enum Side: String, Sendable {
        /// The provider gives more than is paid for.
        case provider
        /// The customer has less than they pay for.
        case customer
        /// Nobody, as far as is known.
        case nobody
    }

    public var side: Side {
        switch self {
        case .blockedButOnline, .blockedInPart, .tooFast, .noService: .provider
        case .freeButBlocked, .tooSlow: .customer
        case .otherTerms, .otherAddresses, .inDoubt, .otherPrefix, .notAccounted, .notAtRouter, .listedForNobody,
            .queueForNobody:
            .nobody
        }
    }
}
