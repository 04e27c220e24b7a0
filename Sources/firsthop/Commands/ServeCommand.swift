// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import UnixSignals
import ArgumentParser
import Logging
import Operations
import ServiceLifecycle
import Storage

/// `firsthop serve`: runs the program until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the program; the first start makes everything it needs.",
        discussion:
            "SIGTERM and SIGINT (Ctrl-C) end it in good order. Exit code 0 then, 1 when it could not start or a part failed."
    )

    @OptionGroup var store: StoreArguments
    @OptionGroup var service: ServiceArguments

    @Flag(help: "Load the demo provider into a database that is empty.")
    var demo = false

    @Option(help: "Which address plan the demo provider has.")
    var demoPlan = DemoCommand.Plan.asInTheSources

    func run() async throws {
        let settings = try await store.settings(and: service.flags)
        let logger = Self.logger(settings)
        logger.log(.starting, ["version": "\(ProgramVersion.text)"])
        let provider = try await ProviderAccess.open(settings, clock: .system, logger: logger)
        let application: Application
        do {
            application = try await prepared(settings, provider, logger)
        } catch {
            await provider.shutdown()
            throw error
        }
        try await application.run(logger: logger)
    }

    private func prepared(_ settings: Settings, _ provider: ProviderAccess, _ logger: Logger) async throws
        -> Application
    {
        var logins: [DemoLogin]?
        if demo {
            logins = try await DemoLoading.load(demoPlan.demo, into: provider.provider(), logger: logger)
        }
        let report = StartReport(settings: settings, provider: provider.current, demoLogins: logins)
        let surroundings = Application.Surroundings(
            logger: logger, stopSignals: [.sigterm, .sigint],
            whenReady: { doors in Terminal.output(report.text(open: doors)) })
        return try await Application.build(settings, provider: provider, in: surroundings)
    }

    private static func logger(_ settings: Settings) -> Logger {
        Logger(label: "firsthop") { _ in LineLogHandler(level: settings.logLevel, format: settings.logFormat) }
    }
}
