// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import RadiusCodec

/// The attributes that an operator adds to answers, encoded once.
struct ExtraBlocks: Sendable {
    private let accept: AttributeBlock
    private let block: AttributeBlock
    private let restore: AttributeBlock
    /// What could not be encoded, in words. They are checked when they are saved, so this is empty unless a dictionary has
    /// lost an attribute since.
    let problems: [String]

    init(_ extras: [ExtraAttribute]) {
        var problems: [String] = []
        func block(_ purpose: ReplyPurpose) -> AttributeBlock {
            Self.block(extras.filter { $0.purpose == purpose }, problems: &problems)
        }
        accept = block(.accept)
        self.block = block(.block)
        restore = block(.restore)
        self.problems = problems
    }

    /// The encoded attributes of a purpose; empty when there are none.
    subscript(purpose: ReplyPurpose) -> AttributeBlock {
        switch purpose {
        case .accept: accept
        case .block: block
        case .restore: restore
        }
    }

    private static func block(_ extras: [ExtraAttribute], problems: inout [String]) -> AttributeBlock {
        var attributes: [TypedAttribute] = []
        for extra in extras {
            do {
                attributes += try AttributeText.parse("\(extra.name) = \(extra.value)")
            } catch {
                problems.append("\(error)")
            }
        }
        do {
            return try AttributeBlock(attributes)
        } catch {
            problems.append("\(error)")
            return .empty
        }
    }
}
