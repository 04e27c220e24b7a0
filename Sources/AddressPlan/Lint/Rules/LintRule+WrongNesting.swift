// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// The order of the levels is the order of routes: a pool that hangs beside its NAS is not announced by it.
    static let wrongNesting = LintRule(
        .wrongNesting,
        nodes: { context in
            context.brokenRules { $0 == .wrongNesting || $0 == .routerOnOtherNode || $0 == .noName }.map {
                node, conflict in
                Finding(.wrongNesting, .error, FindingSubject(node), conflict.message, advice: conflict.advice)
            }
        })
}
