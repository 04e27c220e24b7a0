// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// Addresses that are set aside for something else are filtered on the Internet, or mean something else to routers.
    static let specialPurposeSpace = LintRule(
        .specialPurposeSpace,
        nodes: { context in
            context.facts.tree.roots.flatMap { root in
                SpecialPurposeSpace.touched(by: root.prefix).map { space in
                    Finding(
                        .specialPurposeSpace, severity(of: space, in: context), FindingSubject(root),
                        "\(root) contains addresses set aside for \(space.purpose)",
                        advice: advice(for: space))
                }
            }
        })

    private static func severity(of space: SpecialPurposeSpace, in context: LintContext) -> FindingSeverity {
        switch space.treatment {
        case .refused: .error
        case .documentation: context.facts.allowDocumentation ? .warning : .error
        case .internalUse: .note
        }
    }

    private static func advice(for space: SpecialPurposeSpace) -> String {
        switch space.treatment {
        case .refused: "use a prefix that a registry or an upstream provider gave you"
        case .documentation: "use it for trying things out only, then the prefix that a registry gave you"
        case .internalUse: "announce it to nobody, and use it inside your own network only"
        }
    }
}
