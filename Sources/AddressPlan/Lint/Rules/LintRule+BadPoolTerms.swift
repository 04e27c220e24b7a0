// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// A pool whose terms cannot be met hands out nothing.
    static let badPoolTerms = LintRule(
        .badPoolTerms,
        nodes: { context in
            context.brokenRules { rule in
                rule == .slotLargerThanPool || rule == .slotLongerThanAddress || rule == .badReservedSlots
                    || rule == .badKeepDays
            }.map { node, conflict in
                Finding(.badPoolTerms, .error, FindingSubject(node), conflict.message, advice: conflict.advice)
            }
        })
}
