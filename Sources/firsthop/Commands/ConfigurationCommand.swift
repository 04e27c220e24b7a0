// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WebServer

/// `firsthop configuration`: what holds and where it comes from.
struct ConfigurationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "configuration",
        abstract: "Show every setting, its value and where the value comes from.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var service: ServiceArguments
    @OptionGroup var output: OutputOptions

    @Flag(help: "Write the manual's page about the configuration instead.")
    var document = false

    @Flag(help: "Write the manual's page about the log events instead.")
    var documentEvents = false

    func run() async throws {
        if document { return Terminal.output(ConfigurationManual.page) }
        if documentEvents { return Terminal.output(EventManual.page) }
        let sources = try await store.sources(and: service.flags)
        // Refuses what could not be used, so that a shown configuration is one that works.
        let settings = try Settings(sources)
        var table = Table(.text("KEY"), .prose("VALUE"), .text("FROM"))
        var members: [JSONMember] = []
        for key in ConfigurationKey.allCases {
            let value = try sources.value(of: key)
            let shown = Self.shown(key, value, settings)
            table.add(key.rawValue, shown, "\(value.origin)")
            members.append(JSONMember(key.rawValue, ["value": .string(shown), "from": .string("\(value.origin)")]))
        }
        output.write(json: .object(members), text: table.text())
    }

    private static func shown(
        _ key: ConfigurationKey, _ value: ConfigurationSources.Value, _ settings: Settings
    ) -> String {
        switch key {
        case .database: settings.database.shown
        case .keyFile: settings.keyFile
        case .data, .httpListen, .httpIdleTimeout, .httpMaximumBody, .httpMaximumConnections,
            .gardenBlockedListen, .gardenInactiveListen, .gardenCredentialsListen, .gardenUsageListen, .gardenName,
            .gardenPortal, .gardenPayment, .gardenGuests, .radiusListen, .radiusAccountingListen, .radiusWorkers,
            .accountingRecords, .enforcementRate, .enforcementBlockedList, .enforcementNewList, .logLevel, .logFormat,
            .drainNotice,
            .drainTimeout:
            value.texts.joined(separator: ", ")
        }
    }
}
