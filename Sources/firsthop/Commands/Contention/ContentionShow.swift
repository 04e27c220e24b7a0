// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import WebServer

/// `firsthop contention show`
struct ContentionShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show who shares what at a router: limits, guarantees, what is sold.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var router: String

    @Flag(help: "Leave out the single lines.")
    var withoutLines = false

    func run() async throws {
        let scene = try await store.withStore {
            try await $0.contentionScene(of: try await $0.router(named: router).id)
        }
        let tree = try ContentionTree(scene)
        let report = ContentionReport(tree, withLines: !withoutLines)
        output.write(json: report.json, text: report.text)
    }
}
