// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop plan archive`
struct PlanArchive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Take a plan off sale; lines that have it keep it.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The plan.")
    var plan: String

    @Flag(help: "Put it back on sale instead.")
    var undo = false

    func run() async throws {
        let record = try await store.withStore { store in
            let id = try await store.plan(named: plan).id
            return try await change.perform(ArchivePlan(id, state: undo ? .active : .archived), in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "plan": .plan(record)],
            text: change.told("plan \(record.id) “\(record.name)” is \(record.state.rawValue)\n"))
    }
}
