// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Looks for what is wrong, risky or unwise in an address plan.
public enum PlanLint {
    /// Every rule, in the order of the codes. To add one: a case in ``FindingCode``, a file below `Rules`, a line here.
    static let rules: [LintRule] = [
        .outsidePlan,
        .delegationTooLong,
        .singleNetworkDelegation,
        .offNibbleBoundary,
        .poolNearlyFull,
        .overlappingNodes,
        .noDiscardRoute,
        .poolTooSmall,
        .specialPurposeSpace,
        .excludedOutside,
        .growthReserveOccupied,
        .growthReserveUsedUp,
        .wrongNesting,
        .narrowLink,
        .outsideOwnPool,
        .overlappingHoldings,
        .badPoolTerms,
        .blockNearlyUsed,
        .delegationTooShort,
    ]

    /// More findings of one code about single holdings than this are summed up in one: nobody reads a million lines.
    public static let holdingFindingsLimit = 100

    /// The findings, the worst first.
    ///
    /// Every holding is looked at once and then forgotten, so they may be read from a store one by one.
    ///
    /// - Parameter holdings: all that are taken at `facts.now` (others are passed over), in the order of their prefixes.
    /// - Throws: ``HoldingOrderError`` when they are not in order, because overlaps could then be missed.
    public static func findings(
        in facts: PlanFacts, holdings: some Sequence<Holding>
    ) throws(HoldingOrderError) -> [Finding] {
        var sweep = HoldingSweep(facts)
        var tally = HoldingTally(now: facts.now)
        let examiners = rules.compactMap(\.holding)
        var found: [FindingCode: [Finding]] = [:]
        var passed: [FindingCode: UInt64] = [:]
        for holding in holdings {
            tally.count(holding)
            guard let position = try sweep.position(of: holding) else { continue }
            for examine in examiners {
                guard let finding = examine(position) else { continue }
                if found[finding.code, default: []].count < holdingFindingsLimit {
                    found[finding.code, default: []].append(finding)
                } else {
                    passed[finding.code, default: 0] += 1
                }
            }
        }
        let context = LintContext(facts: facts, use: tally.use)
        let aboutNodes = rules.flatMap { $0.nodes(context) }
        let summaries = passed.compactMap { code, count in found[code]?.last.map { summary(like: $0, count) } }
        return (aboutNodes + found.values.joined() + summaries).sorted()
    }

    private static func summary(like finding: Finding, _ count: UInt64) -> Finding {
        Finding(
            finding.code, finding.severity, .plan,
            "\(GroupedDigits.text(UInt128(count), "more holding")) have the same fault, beyond the "
                + "\(holdingFindingsLimit) that are listed",
            advice: "repair the cause and look again")
    }
}

/// Holdings did not come in the order of their prefixes.
public struct HoldingOrderError: Error, Hashable, Sendable {
    /// The first holding that came too late.
    public let holding: Holding
}

extension HoldingOrderError: CustomStringConvertible {
    /// Which holding, and what to do.
    public var description: String {
        "the \(holding) came after a higher prefix while the plan was examined; read holdings in the order of their prefixes"
    }
}
