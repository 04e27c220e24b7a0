// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop nas retire`
struct NASRetire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Take a router out of service for good.",
        discussion: """
            Its source is free for another one and its secret is forgotten. Lines that are bound to it can log in nowhere \
            until they are bound to another router.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The router.")
    var nas: String

    func run() async throws {
        let retired = try await store.withStore { store in
            try await change.perform(RetireNAS(try await store.router(named: nas).id), in: store)
        }
        let bound = retired.boundServices == 0 ? "" : "\(retired.boundServices) lines are still bound to it\n"
        output.write(
            json: [
                "dry_run": .bool(change.dryRun), "nas": .nas(retired.router),
                "bound_services": .integer(Int64(retired.boundServices)),
            ],
            text: change.told("retired router \(retired.router.id) “\(retired.router.name)”\n" + bound))
    }
}
