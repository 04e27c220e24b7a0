// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Operations

/// `firsthop addresses grow`: a node becomes larger where it stands.
struct AddressesGrow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grow",
        abstract: "Make a node larger where it stands, inside its growth reserve.",
        discussion: "Nobody is renumbered: what the node holds stays as it is.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The node.")
    var node: NodeReference

    @Option(help: "By how many bits: each doubles it.")
    var by = 1

    func run() async throws {
        let grown = try await store.withStore { store in
            let node = try node.node(in: try await store.addressPlan().tree, as: .single)
            return try await change.perform(GrowPlanNode(node.id, by: by), in: store)
        }
        NodeReport(verb: "grown:", nodes: [grown], change: change).write(output)
    }
}
