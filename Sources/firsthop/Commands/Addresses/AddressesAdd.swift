// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Operations

/// `firsthop addresses add`: a block, a site or a router's prefix.
struct AddressesAdd: AsyncParsableCommand {
    /// What can be added; a pool has terms and a command of its own.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case block
        case site
        case nas

        var role: PlanNodeRole {
            switch self {
            case .block: .block
            case .site: .site
            case .nas: .nas
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a registry block, a region or site, or a router's prefix.",
        discussion: "Pools are added with `firsthop addresses pool`.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "What to add.")
    var kind: Kind

    @OptionGroup var place: PlaceOptions

    @Option(help: "The name of the router of a nas node; it is added when there is none.")
    var nas: String?

    @Option(help: "How the plan chooses places inside the node.")
    var placement = PlacementPolicy.nextFree

    @Flag(help: "A route that discards the node's unused parts is configured.")
    var discardRoute = false

    func run() async throws {
        let node = try await store.withStore { store in
            let tree = try await store.addressPlan().tree
            var verb = place.verb(kind.role, at: try place.chosenPlace(in: tree, hasParent: kind != .block))
            verb.router = nas
            verb.placement = placement
            verb.discardRoute = discardRoute
            return try await change.perform(verb, in: store)
        }
        NodeReport(verb: "added", nodes: [node], change: change).write(output)
    }
}
