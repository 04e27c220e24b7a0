// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import RouterOSClient
import Storage
import WebServer

/// `firsthop session drift`
struct SessionDrift: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Compare what lines should have with what their sessions and routers have; changes nothing.",
        discussion: """
            Routers that Firsthop can log in at (`nas router set`) are looked at themselves: sessions, queues, address lists and \
            delegated prefixes. Of others only what they have acknowledged and reported is known. What a difference costs is \
            counted from the prices of plans.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "Only this router, by name or number.")
    var nas: String?

    func run() async throws {
        let lists = try await store.settings().blockingLists
        let report = try await store.withProvider { provider in
            let (store, sealer) = (provider.store, provider.sealer)
            var router: NASID?
            if let nas { router = try await store.router(named: nas).id }
            let keeper = AccessDirectoryKeeper(sealer: sealer) { store }
            try await keeper.start()
            let access = RouterOSAccess { try await store.routerAccount(of: $0, opening: sealer) }
            let report = try await store.drift(of: router, directory: keeper.current, inspection: access, lists: lists)
            await access.stop()
            return report
        }
        let (json, text) = (try JSONValue.drift(report), try DriftText.text(report))
        output.write(json: json, text: text)
    }
}
