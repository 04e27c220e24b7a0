// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop addresses show`: the plan as a tree.
struct AddressesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the plan as a tree, with what each part holds and has left.",
        discussion: "Pools are counted in customers at the length that they delegate, never in /64s.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The node to begin with; the whole plan if not given.")
    var node: NodeReference?

    @Option(help: "How many levels below it to show.")
    var depth: Int?

    func run() async throws {
        let snapshot = try await store.withStore { try await $0.addressPlan() }
        let roots = try node.map { [try $0.node(in: snapshot.tree, as: .outermost)] } ?? snapshot.tree.roots
        output.write(json: json(snapshot, roots), text: text(snapshot, roots))
    }

    private func text(_ snapshot: AddressPlanSnapshot, _ roots: [PlanNode]) -> String {
        var table = PlanTable(snapshot)
        return table.text(below: roots, depth: depth)
    }

    private func json(_ snapshot: AddressPlanSnapshot, _ roots: [PlanNode]) -> JSONValue {
        .array(
            roots.flatMap { root in
                let top = snapshot.tree.depth(of: root.id) ?? 0
                return snapshot.tree.subtree(of: root.id).filter { node in
                    guard let depth else { return true }
                    return (snapshot.tree.depth(of: node.id) ?? 0) - top <= depth
                }.map { JSONValue.node(NodeFacts($0, in: snapshot)) }
            })
    }
}
