// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop nas router show`
struct RouterShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show how a router is logged in at, without the password.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var nas: String

    func run() async throws {
        let (router, terms) = try await store.withStore { store in
            let router = try await store.router(named: nas)
            return (router, try await store.routerAPI(of: router.id))
        }
        output.write(
            json: ["nas": .id(router.id), "api": terms.map { .routerAPI($0) } ?? .null],
            text: terms.map { RouterAPIReport.text($0) }
                ?? "Router “\(router.name)” has no account for its API; `firsthop nas router set` enters one.\n")
    }
}
