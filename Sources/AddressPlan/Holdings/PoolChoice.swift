// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import ProviderValues

/// Chooses the pool from which a service receives a slot.
public enum PoolChoice {
    /// The first pool in address order that fits and has a free slot: one pool is filled before the next is begun, which
    /// keeps the rest in one piece.
    ///
    /// - Parameters:
    ///   - use: what is taken of each pool; a pool that is not listed is empty.
    /// - Throws: ``PoolChoiceError`` with the reason for each pool of that router, or of the plan when it has none.
    public static func choose(
        for request: PoolRequest, in tree: PlanTree, use: [PlanNodeID: PoolUse]
    ) throws(PoolChoiceError) -> PlanNode {
        var refusals: [PoolRefusal] = []
        for pool in tree.nodes {
            guard let terms = pool.poolTerms else { continue }
            let taken = use[pool.id]?.taken ?? 0
            guard let reason = reason(against: pool, terms, of: tree.nas(of: pool.id), for: request, taken: taken)
            else {
                return pool
            }
            if reason != .otherNAS { refusals.append(PoolRefusal(pool: pool, reason: reason)) }
        }
        throw PoolChoiceError(request: request, refusals: refusals)
    }

    private static func reason(
        against pool: PlanNode, _ terms: PoolTerms, of nas: NASID?, for request: PoolRequest, taken: UInt64
    ) -> PoolRefusal.Reason? {
        if nas != request.nas { return .otherNAS }
        if pool.prefix.family != request.family { return .otherFamily }
        if terms.kind != request.kind { return .otherKind }
        if terms.delegatedLength != request.length { return .otherLength }
        guard let map = SlotMap(pool: pool.prefix, terms: terms), taken < map.slotsInReach else { return .exhausted }
        return nil
    }
}

/// Why one pool was not chosen.
public struct PoolRefusal: Hashable, Sendable {
    /// The pool.
    public let pool: PlanNode

    /// What does not fit.
    public let reason: Reason

    /// What can be wrong with a pool.
    public enum Reason: String, CaseIterable, Sendable {
        /// It belongs to another router, or to none.
        case otherNAS = "other_nas"

        /// It is of the other family.
        case otherFamily = "other_family"

        /// Its slots are for something else.
        case otherKind = "other_kind"

        /// Its slots have another length.
        case otherLength = "other_length"

        /// Every slot is in use or kept.
        case exhausted
    }
}

extension PoolRefusal: CustomStringConvertible {
    /// The pool and what does not fit.
    public var description: String {
        let terms = pool.poolTerms
        return switch reason {
        case .otherNAS: "\(pool) belongs to another NAS"
        case .otherFamily: "\(pool) is \(pool.prefix.family)"
        case .otherKind: "\(pool) is for \(terms.map { $0.kind.rawValue } ?? "nothing") slots"
        case .otherLength: "\(pool) hands out /\(terms?.delegatedLength ?? 0)"
        case .exhausted: "\(pool) is exhausted"
        }
    }
}

/// No pool fits.
public struct PoolChoiceError: Error, Hashable, Sendable {
    /// What was asked for.
    public let request: PoolRequest

    /// The pools of that router and why each was not chosen; empty when it has none.
    public let refusals: [PoolRefusal]
}

extension PoolChoiceError: CustomStringConvertible {
    /// What was asked for, every reason, and what to do.
    public var description: String {
        guard !refusals.isEmpty else {
            return "no \(request): the address plan has no pool for that NAS; add one below its node"
        }
        return "no \(request): " + refusals.map(\.description).joined(separator: ", ")
            + "; add a pool with such slots, let one grow, or ask for another length"
    }
}
