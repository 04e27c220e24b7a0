// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop policy explain`
struct PolicyExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show what fair use makes of a line now, by which rules and counters, and when that changes.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The service, by name, user name or number.")
    var service: String

    func run() async throws {
        let report = try await store.withStore { store in
            try await store.fairUse(of: try await store.service(named: service).id)
        }
        let explained = ExplainReport(report: report, zone: try ZoneDatabase().rules(named: report.zone))
        output.write(json: explained.json, text: explained.text)
    }
}
