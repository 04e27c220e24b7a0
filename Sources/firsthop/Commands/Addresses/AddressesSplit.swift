// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Operations

/// `firsthop addresses split`: equal parts of a node.
struct AddressesSplit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Cut a node that is not divided yet into equal parts.",
        discussion: "The parts are called NAME-1, NAME-2, … and begin at the node's low end.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The node.")
    var node: NodeReference

    @Option(help: "The length of the parts.")
    var into: PrefixLength

    @Option(help: "How many parts; if not given, all that fit.")
    var count: Int?

    @Option(name: .customLong("as"), help: "What the parts are: site, nas or pool.")
    var kind: PlanNodeKind

    @Option(help: "What the parts are called; if not given, what the node is called.")
    var name: String?

    @OptionGroup(title: "Options of pools") var pool: PoolOptions

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count is \(count), but there must be at least one part") }
    }

    func run() async throws {
        let nodes = try await store.withStore { store in
            let node = try node.node(in: try await store.addressPlan().tree, as: .parent)
            let role: PlanNodeRole =
                switch kind {
                case .block: .block
                case .site: .site
                case .nas: .nas
                case .pool: .pool(pool.terms(ofLength: into.bits, in: node.prefix))
                }
            var verb = SplitPlanNode(
                node.id, length: into.bits, count: count, role: role, namePrefix: name ?? node.name)
            // The space was judged when the block was added.
            verb.allowsDocumentation = true
            return try await change.perform(verb, in: store)
        }
        NodeReport(verb: "added", nodes: nodes, change: change).write(output)
    }
}
