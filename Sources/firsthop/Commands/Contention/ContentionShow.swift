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
        let (scene, applied) = try await store.withStore { store in
            let id = try await store.router(named: router).id
            return (try await store.contentionScene(of: id), try await store.contentionApplied(at: id))
        }
        let tree = try ContentionTree(scene)
        let report = ContentionReport(tree, withLines: !withoutLines, applied: applied)
        output.write(json: report.json, text: report.text)
    }
}
