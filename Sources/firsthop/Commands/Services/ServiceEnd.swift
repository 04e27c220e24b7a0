// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop service end`
struct ServiceEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "End a line for good.",
        discussion: """
            What it holds of the address plan is kept for its customer as long as the pools say; its password is forgotten, \
            its user name free, and radios that were opened for it end with it. `change --state stopped` is a pause.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The service.")
    var service: String

    func run() async throws {
        let id = try await store.withStore { store in
            let id = try await store.service(named: service).id
            try await change.perform(EndInternetService(service: id), in: store)
            return id
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "service": .id(id)], text: change.told("ended service \(id)\n"))
    }
}
