// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop policy remove`
struct PolicyRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a plan's fair-use policy away: its lines have the plan's rates again.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The plan.")
    var plan: String

    func run() async throws {
        let record = try await store.withStore { store in
            try await change.perform(RemoveFairUsePolicy(try await store.plan(named: plan).id), in: store)
        }
        output.write(
            json: ["policy": .fairUsePolicy(record)],
            text: change.told("plan “\(record.planName)” has no policy any more\n"))
    }
}
