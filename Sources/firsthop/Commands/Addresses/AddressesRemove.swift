// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Operations

/// `firsthop addresses remove`: a node that nothing stands in any more.
struct AddressesRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a node out of the plan that contains nothing any more.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The node.")
    var node: NodeReference

    func run() async throws {
        let removed = try await store.withStore { store in
            let node = try node.node(in: try await store.addressPlan().tree, as: .single)
            try await change.perform(RemovePlanNode(node.id), in: store)
            return node
        }
        NodeReport(verb: "removed", nodes: [removed], change: change).write(output)
    }
}
