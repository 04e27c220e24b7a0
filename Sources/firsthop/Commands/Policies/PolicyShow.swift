// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop policy show`
struct PolicyShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a plan's fair-use policy as it was given.",
        discussion: "What is printed can be edited and given to `firsthop policy set`.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The plan.")
    var plan: String

    func run() async throws {
        let record = try await store.withStore { try await $0.fairUsePolicy(ofPlan: plan) }
        let newline = record.source.hasSuffix("\n") ? "" : "\n"
        output.write(json: ["policy": .fairUsePolicy(record)], text: record.source + newline)
    }
}
