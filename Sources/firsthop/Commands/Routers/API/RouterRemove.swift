// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop nas router remove`
struct RouterRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget how to log in at a router. What was written there stays there.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The router.")
    var nas: String

    func run() async throws {
        let router = try await store.withStore { store in
            let router = try await store.router(named: nas)
            try await change.perform(RemoveRouterAPI(router.id), in: store)
            return router
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "nas": .id(router.id)],
            text: change.told("forgot the account at router “\(router.name)”\n"))
    }
}
