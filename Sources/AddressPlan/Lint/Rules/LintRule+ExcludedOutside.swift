// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// A router that is told to leave out a prefix which is not part of its delegation ignores the whole option.
    static let excludedOutside = LintRule(
        .excludedOutside,
        nodes: { context in
            context.brokenRules { $0 == .excludedNotInside }.map { node, conflict in
                Finding(
                    .excludedOutside, .error, FindingSubject(node), conflict.message, advice: conflict.advice)
            }
        },
        holding: { position in
            let holding = position.holding
            guard let excluded = holding.excluded,
                excluded.length <= holding.prefix.length || !holding.prefix.contains(excluded)
            else { return nil }
            return Finding(
                .excludedOutside, .error, FindingSubject(holding),
                "the \(holding) excludes \(excluded), which is not a smaller part of it",
                advice: "exclude a longer prefix inside \(holding.prefix), or nothing")
        })
}
