// SPDX-License-Identifier: Apache-2.0

/// One rule of the lint: it looks at the nodes as a whole, or at every holding by itself, or at both.
struct LintRule: Sendable {
    /// What its findings are called.
    let code: FindingCode

    /// The findings about nodes.
    let nodes: @Sendable (LintContext) -> [Finding]

    /// The finding about one holding; nil for a rule that does not look at holdings.
    let holding: (@Sendable (HoldingPosition) -> Finding?)?

    init(
        _ code: FindingCode,
        nodes: @escaping @Sendable (LintContext) -> [Finding] = { _ in [] },
        holding: (@Sendable (HoldingPosition) -> Finding?)? = nil
    ) {
        self.code = code
        self.nodes = nodes
        self.holding = holding
    }
}
