// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Operations

/// `firsthop addresses change`: what is known of a node beside its place.
struct AddressesChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change a node's name, note, placement policy or discard route.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The node.")
    var node: NodeReference

    @Option(help: "What people call it from now on.")
    var name: String?

    @Option(help: "A remark, in place of the one that is there.")
    var note: String?

    @Option(help: "How the plan chooses places inside the node from now on.")
    var placement: PlacementPolicy?

    @Flag(
        inversion: .prefixedNo, help: "Whether a route that discards the node's unused parts is configured.")
    var discardRoute: Bool?

    func run() async throws {
        let changed = try await store.withStore { store in
            let node = try node.node(in: try await store.addressPlan().tree, as: .single)
            var verb = ChangePlanNode(node.id)
            verb.name = name
            verb.note = note
            verb.placement = placement
            verb.discardRoute = discardRoute
            return try await change.perform(verb, in: store)
        }
        NodeReport(verb: "changed", nodes: [changed], change: change).write(output)
    }
}
