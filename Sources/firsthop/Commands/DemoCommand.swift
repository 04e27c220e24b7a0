// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Logging
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop demo`: a small provider to try things out with.
struct DemoCommand: AsyncParsableCommand {
    /// The plans by the names they are asked for.
    enum Plan: String, ExpressibleByArgument, CaseIterable {
        case asInTheSources = "as-in-the-sources"
        case recommended

        var demo: DemoPlan {
            switch self {
            case .asInTheSources: .asInTheSources
            case .recommended: .recommended
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Load a demo provider into an empty place, making what it needs, without starting the program.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "Which address plan: as small providers often publish it, with its faults, or one that lasts.")
    var plan = Plan.asInTheSources

    func run() async throws {
        let settings = try await store.settings()
        let logger = Logger(label: "firsthop") { _ in LineLogHandler(level: .warning, format: .text) }
        let provider = try await OpenedProvider.open(settings, clock: .system, logger: logger)
        let loaded: LoadDemoProvider.Loaded?
        do {
            loaded = try await provider.store.perform(LoadDemoProvider(plan: plan.demo, sealer: provider.sealer))
        } catch {
            await provider.store.shutdown()
            throw error
        }
        await provider.store.shutdown()
        guard let loaded else { throw OccupiedDatabase(place: settings.database.shown) }
        output.write(
            json: [
                "plan": .string(plan.rawValue), "customers": .integer(Int64(loaded.customers)),
                "delegations": .integer(Int64(loaded.delegations)), "nodes": .integer(Int64(loaded.nodes)),
                "logins": .array(loaded.logins.map(json)),
            ],
            text: "Loaded “\(plan.demo.name)” into \(settings.database.shown): \(loaded.nodes) nodes, "
                + "\(loaded.customers) customers, \(loaded.delegations) delegations.\n" + logins(loaded.logins))
    }

    private func json(_ login: DemoLogin) -> JSONValue {
        [
            "router": .string(login.router), "source": .string(login.source), "user_name": .string(login.userName),
            "password": .optional(DemoAccess.password(of: login.userName).revealText()),
            "secret": .optional(DemoAccess.secret.revealText()),
        ]
    }

    /// The demo's secrets are in the program's text, and its routers ask from this machine: showing them gives nothing away.
    private func logins(_ logins: [DemoLogin]) -> String {
        var table = Table(.text("ROUTER"), .text("ASKS FROM"), .text("SECRET"), .text("USER NAME"), .text("PASSWORD"))
        for login in logins {
            table.add(
                login.router, login.source, DemoAccess.secret.revealText() ?? "", login.userName,
                DemoAccess.password(of: login.userName).revealText() ?? "")
        }
        return table.isEmpty ? "" : "To log in once `firsthop serve` runs:\n" + table.text()
    }
}

/// The demo goes only where nothing is.
struct OccupiedDatabase: Error, CustomStringConvertible {
    let place: String

    var description: String {
        "loading the demo into \(place): it holds a provider already, which was left alone; name an empty place with --data"
    }
}
