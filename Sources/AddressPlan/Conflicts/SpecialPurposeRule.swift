// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// A plan of public addresses contains no space with another purpose.
enum SpecialPurposeRule {
    static func conflicts(in prefix: IPPrefix, allowDocumentation: Bool) -> [PlanConflict] {
        SpecialPurposeSpace.touched(by: prefix).compactMap { space in
            let advice: String
            switch space.treatment {
            case .internalUse: return nil
            case .documentation:
                if allowDocumentation { return nil }
                advice = "use the prefix that a registry gave you, or allow documentation prefixes to try things out"
            case .refused:
                advice = "use a prefix that a registry or an upstream provider gave you"
            }
            return PlanConflict(
                .specialPurposeSpace, prefix, "\(prefix) contains addresses set aside for \(space.purpose)",
                advice: advice)
        }
    }
}
