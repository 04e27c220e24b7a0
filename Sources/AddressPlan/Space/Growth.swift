// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Makes a node larger where it stands, inside its growth reserve.
public enum Growth {
    /// The node `bits` bits shorter, and what that means for the slots of a pool.
    ///
    /// - Parameter surroundings: what stands around the node as it is now.
    public static func grow(
        _ node: PlanNode, by bits: Int, in surroundings: NodeSurroundings
    ) throws(GrowthError) -> GrownNode {
        guard bits >= 1, bits <= node.growthReserve, bits <= node.prefix.length,
            let prefix = node.prefix.supernet(length: node.prefix.length - bits)
        else { throw .beyondReserve(node, bits: bits) }
        var grown = node
        grown.prefix = prefix
        grown.growthReserve -= bits
        // The registry's space was judged when the block was entered; growing inside a parent adds none.
        let conflicts = NodeRules.conflicts(placing: grown, in: surroundings, allowDocumentation: true)
        guard conflicts.isEmpty else { throw .conflicts(conflicts) }
        guard let terms = node.poolTerms else { return GrownNode(node: grown, slotShift: 0, counterContinues: true) }

        let firstSlot = node.prefix.subnet(at: 0, length: terms.delegatedLength)
        guard let map = SlotMap(pool: prefix, terms: terms), let shift = firstSlot.flatMap({ map.slot(of: $0) }) else {
            throw .slotsOutOfReach(node, bits: bits)
        }
        let continues = terms.order == .nextFree && shift == 0 && terms.reservedHigh == 0
        return GrownNode(node: grown, slotShift: shift, counterContinues: continues)
    }
}

/// A node after it grew.
public struct GrownNode: Hashable, Sendable {
    /// The node with its new prefix and what is left of its reserve.
    public let node: PlanNode

    /// What has to be added to the number of every slot of the pool, because slots are counted from the pool's first
    /// address.
    public let slotShift: UInt64

    /// Whether the pool's counter may go on. If not, it starts again at 0 and passes over the slots that are taken.
    public let counterContinues: Bool
}

/// Why a node did not grow.
public enum GrowthError: Error, Hashable, Sendable {
    /// The node may not grow by so many bits.
    case beyondReserve(PlanNode, bits: Int)

    /// The larger node would break these rules.
    case conflicts([PlanConflict])

    /// The pool's present slots would have numbers beyond ``SlotMap/slotBitsLimit``.
    case slotsOutOfReach(PlanNode, bits: Int)
}

extension GrowthError: CustomStringConvertible {
    /// What was asked for, why it is not possible, and what to do.
    public var description: String {
        switch self {
        case .beyondReserve(let node, let bits):
            "\(node) cannot grow by \(bits) bits: its growth reserve is \(node.growthReserve) bits; choose a number from "
                + "1 to the reserve, or give it a second prefix"
        case .conflicts(let conflicts):
            conflicts.map(\.description).joined(separator: "\n")
        case .slotsOutOfReach(let node, let bits):
            "\(node) cannot grow by \(bits) bits: its slots would have numbers of more than \(SlotMap.slotBitsLimit) "
                + "bits; give it a second prefix"
        }
    }
}
