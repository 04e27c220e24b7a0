// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop realm remove`
struct RealmRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget a realm: its names are looked up as a whole again.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "What follows the @.")
    var realm: String

    func run() async throws {
        let name = try RealmName(parsing: realm)
        let id = try await store.withStore { try await change.perform(RemoveRealm(name), in: $0) }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "realm": .id(id)], text: change.told("removed realm @\(name)\n"))
    }
}
