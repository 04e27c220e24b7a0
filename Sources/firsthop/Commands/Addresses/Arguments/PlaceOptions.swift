// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues

/// Where a new node goes, and how it behaves there.
struct PlaceOptions: ParsableArguments {
    @Argument(help: "The prefix; leave it out and give --length to let the plan choose one.")
    var prefix: String?

    @Option(help: "Let the plan choose a prefix of this length, as the placement policy of the node above says.")
    var length: PrefixLength?

    @Option(help: "The node to put it below; if not given, the innermost one around the prefix.")
    var below: NodeReference?

    @Option(help: "What people call it.")
    var name: String

    @Option(help: "By how many bits it may grow where it stands: so much room around it is kept free.")
    var growthReserve = 0

    @Option(help: "A remark.")
    var note = ""

    @Flag(help: "Accept the documentation prefixes, for trying things out.")
    var allowDocumentation = false

    /// The place that was asked for, with the node above it.
    func chosenPlace(in tree: PlanTree, hasParent: Bool) throws -> ChosenPlace {
        let parent = try hasParent ? below?.node(in: tree, as: .parent) : nil
        switch (prefix, length) {
        case (let text?, nil):
            let prefix = try IPPrefix(parsing: text)
            return .at(prefix, below: try hasParent ? parent ?? innermost(around: prefix, in: tree) : nil)
        case (nil, let length?):
            guard let parent else {
                throw Refusal(
                    .malformed, "a length alone does not say where",
                    advice: hasParent ? "name the node above with --below" : "give the prefix of the block")
            }
            return .anywhere(length: length.bits, below: parent)
        case (nil, nil):
            throw Refusal(.malformed, "no place was named", advice: "give a prefix, or --length")
        case (let prefix?, let length?):
            throw Refusal(
                .malformed, "both \(prefix) and --length \(length.bits) were given", advice: "give one of them")
        }
    }

    private func innermost(around prefix: IPPrefix, in tree: PlanTree) throws -> PlanNode? {
        guard let around = tree.deepest(containing: prefix) else {
            throw Refusal(.planRule, "\(prefix) lies in no node of the plan", advice: "add the block around it first")
        }
        // A pool contains no nodes; what was to stand in one is refused as its neighbour, with the pool's name.
        return tree.path(to: around.id).last { $0.poolTerms == nil }
    }
}

/// Where a new node goes.
enum ChosenPlace {
    /// Exactly there; a block has nothing above it.
    case at(IPPrefix, below: PlanNode?)
    /// Wherever the node above places something of that length.
    case anywhere(length: Int, below: PlanNode)

    var place: AddPlanNode.Place {
        switch self {
        case .at(let prefix, _): .at(prefix)
        case .anywhere(let length, _): .anywhere(length: length)
        }
    }

    var parent: PlanNode? {
        switch self {
        case .at(_, let parent): parent
        case .anywhere(_, let parent): parent
        }
    }
}

extension PlaceOptions {
    /// Adds the node that is asked for.
    func verb(_ role: PlanNodeRole, at chosen: ChosenPlace) -> AddPlanNode {
        var verb = AddPlanNode(role, name: name, below: chosen.parent?.id, place: chosen.place)
        verb.growthReserve = growthReserve
        verb.note = note
        verb.allowsDocumentation = allowDocumentation
        return verb
    }
}
