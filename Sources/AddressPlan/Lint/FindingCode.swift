// SPDX-License-Identifier: Apache-2.0

/// The rules of the plan's lint. A code never changes its meaning and is never used again.
public enum FindingCode: String, CaseIterable, Codable, Sendable {
    /// A holding lies in no NAS and no pool.
    case outsidePlan = "AP001"

    /// A delegation is longer than a /56.
    case delegationTooLong = "AP002"

    /// A delegation is a single /64.
    case singleNetworkDelegation = "AP003"

    /// A length is no multiple of four.
    case offNibbleBoundary = "AP004"

    /// A pool is nearly full, or will be soon.
    case poolNearlyFull = "AP005"

    /// Two nodes below one parent share addresses.
    case overlappingNodes = "AP006"

    /// No route discards what an aggregate covers but nobody uses.
    case noDiscardRoute = "AP007"

    /// A NAS has more services than its pools have slots.
    case poolTooSmall = "AP008"

    /// A block contains addresses with another purpose.
    case specialPurposeSpace = "AP009"

    /// What is excluded from a delegation is not inside it.
    case excludedOutside = "AP010"

    /// A growth reserve is not free.
    case growthReserveOccupied = "AP011"

    /// A pool that fills up has no reserve left.
    case growthReserveUsedUp = "AP012"

    /// A node stands where its kind may not.
    case wrongNesting = "AP013"

    /// A customer link has less than a /64.
    case narrowLink = "AP014"

    /// A holding is no slot of the pool that it is said to come from.
    case outsideOwnPool = "AP015"

    /// Two holdings share addresses.
    case overlappingHoldings = "AP016"

    /// A pool's terms are impossible.
    case badPoolTerms = "AP017"

    /// So much of a block is used that the registry gives another.
    case blockNearlyUsed = "AP018"

    /// A delegation is shorter than a /48.
    case delegationTooShort = "AP019"

    /// The standard or the practice behind the rule.
    public var reference: String {
        switch self {
        case .outsidePlan: "RFC 7020 §2"
        case .delegationTooLong: "RIPE-690 §4.2.3, RFC 6177 §2"
        case .singleNetworkDelegation: "RIPE-690 §4.2.3, RFC 7084 §4.2, RFC 6877 §6.3"
        case .offNibbleBoundary: "RFC 6177 §2, RFC 3596 §2.5"
        case .poolNearlyFull: "RIPE-690 §5.3"
        case .overlappingNodes, .overlappingHoldings: "RFC 7020 §2"
        case .noDiscardRoute: "RFC 4632 §5.1"
        case .poolTooSmall: "RIPE-690 §4.2"
        case .specialPurposeSpace: "RFC 6890"
        case .excludedOutside: "RFC 6603 §4.2"
        case .growthReserveOccupied, .growthReserveUsedUp: "RFC 3531"
        case .wrongNesting: "RFC 4632 §4.1"
        case .narrowLink: "RIPE-690 §4.1.1"
        case .outsideOwnPool: "RFC 8415 §6.3"
        case .badPoolTerms: "RFC 4291 §2.5"
        case .blockNearlyUsed: "RFC 3194, RFC 4692"
        case .delegationTooShort: "RFC 6177 §2"
        }
    }
}
