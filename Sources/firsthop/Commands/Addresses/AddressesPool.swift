// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations

/// `firsthop addresses pool`: a prefix from which slots of one length are handed out.
struct AddressesPool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool",
        abstract: "Add a pool, from which services receive prefixes or addresses of one length.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var place: PlaceOptions
    @OptionGroup var pool: PoolOptions

    func run() async throws {
        let node = try await store.withStore { store in
            let tree = try await store.addressPlan().tree
            let chosen = try place.chosenPlace(in: tree, hasParent: true)
            let verb = place.verb(.pool(pool.terms(at: chosen)), at: chosen)
            return try await change.perform(verb, in: store)
        }
        NodeReport(verb: "added", nodes: [node], change: change).write(output)
    }
}
