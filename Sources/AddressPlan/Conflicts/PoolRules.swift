// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The rules for a pool's terms.
public enum PoolRules {
    /// Every rule that `terms` break for a pool with this prefix.
    public static func conflicts(in terms: PoolTerms, of prefix: IPPrefix) -> [PlanConflict] {
        let lengths = slotLength(terms, prefix)
        // What is counted in slots has no meaning while the slots themselves are wrong.
        guard lengths.isEmpty else { return lengths }
        return reservedSlots(terms, prefix) + keepDays(terms, prefix) + excluded(terms, prefix)
    }

    private static func slotLength(_ terms: PoolTerms, _ prefix: IPPrefix) -> [PlanConflict] {
        let addressBits = prefix.family.bitWidth
        if terms.delegatedLength > addressBits {
            return [
                PlanConflict(
                    .slotLongerThanAddress, prefix,
                    "the pool \(prefix) is to hand out /\(terms.delegatedLength), but addresses of its family have "
                        + "\(addressBits) bits",
                    advice: "choose a length from \(prefix.length) to \(addressBits)")
            ]
        }
        if terms.delegatedLength < prefix.length {
            return [
                PlanConflict(
                    .slotLargerThanPool, prefix,
                    "the pool \(prefix) is to hand out /\(terms.delegatedLength), which is larger than the pool",
                    advice: "choose a length from \(prefix.length) to \(addressBits), or a shorter prefix")
            ]
        }
        return []
    }

    private static func reservedSlots(_ terms: PoolTerms, _ prefix: IPPrefix) -> [PlanConflict] {
        guard SlotMap(pool: prefix, terms: terms) == nil else { return [] }
        return [
            PlanConflict(
                .badReservedSlots, prefix,
                "the pool \(prefix) is to reserve \(terms.reservedLow) slots at the low end and \(terms.reservedHigh) at "
                    + "the high end, but each must be 0 to \(PoolTerms.reservedLimit) and one slot must be left",
                advice: "reserve fewer slots, or make a pool of their own for them")
        ]
    }

    private static func keepDays(_ terms: PoolTerms, _ prefix: IPPrefix) -> [PlanConflict] {
        guard !(0...PoolTerms.keepDaysLimit).contains(terms.keepDays) else { return [] }
        return [
            PlanConflict(
                .badKeepDays, prefix,
                "the pool \(prefix) is to keep slots for \(terms.keepDays) days after a service ended, but 0 to "
                    + "\(PoolTerms.keepDaysLimit) are possible",
                advice: "choose fewer days, or give the service a static prefix")
        ]
    }

    private static func excluded(_ terms: PoolTerms, _ prefix: IPPrefix) -> [PlanConflict] {
        guard let length = terms.excludedLength else { return [] }
        switch prefix.family {
        case .v6 where length > terms.delegatedLength && length <= 128: return []
        case .v6, .v4:
            return [
                PlanConflict(
                    .excludedNotInside, prefix,
                    "the pool \(prefix) is to exclude a /\(length) from every /\(terms.delegatedLength), but the excluded "
                        + "prefix must be a longer IPv6 prefix (RFC 6603 §4.2)",
                    advice: "choose a length from \(min(terms.delegatedLength + 1, 128)) to 128, or exclude nothing")
            ]
        }
    }
}
