// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Logging
import ProviderValues
import ServiceLifecycle
import Storage
import UnixSignals
import WebServer

/// The only place that wires the parts of the running program together; tests call it too.
extension Application {
    /// What the one who runs the program decides, beside the settings.
    struct Surroundings: Sendable {
        var clock = WallClock.system
        var logger: Logger
        /// Signals that end the program in good order; none in tests, which call `triggerGracefulShutdown`.
        var stopSignals: [UnixSignal] = []
        /// Called once with the addresses when all are answered.
        var whenReady: @Sendable ([ListenAddress]) -> Void = { _ in }
    }

    static func build(
        _ settings: Settings, provider: OpenedProvider, in surroundings: Surroundings
    ) throws -> Application {
        let logger = surroundings.logger
        let addresses = try availableAddresses(settings, logger: logger)
        let readiness = Readiness(checks: [databaseCheck(provider.store)])
        let responder = router(readiness: readiness, store: provider.store).buildResponder()
        let signal = StartSignal(expecting: addresses.count) { listening in
            logger.log(.ready)
            surroundings.whenReady(listening)
        }
        let listeners = addresses.map { address in
            HTTPListener(on: address, limits: settings.httpLimits, responder: responder, logger: libraryLogger(logger))
            {
                listening in
                logger.log(.listening, ["address": "\(listening)"])
                await signal.note(listening)
            }
        }
        // In the order in which they start; they stop from the last to the first.
        let services: [any Service] = [
            StoreService(store: provider.store),
            ListenerService(listeners: listeners),
            DrainService(readiness: readiness, notice: settings.drainNotice, logger: logger),
        ]
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: surroundings.stopSignals, logger: libraryLogger(logger))
        configuration.maximumGracefulShutdownDuration = settings.drainNotice + settings.drainTimeout
        return Application(
            provider: provider, readiness: readiness, services: ServiceGroup(configuration: configuration))
    }

    private static func router(readiness: Readiness, store: Store) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        ProbeRoutes(readiness: readiness, metrics: [{ ProcessMetrics.families() }, { store.metrics() }]).add(to: router)
        return router
    }

    private static func databaseCheck(_ store: Store) -> ReadinessCheck {
        ReadinessCheck("database") {
            do {
                try await store.ping()
                return nil
            } catch {
                return "\(error)"
            }
        }
    }

    /// The addresses that can be listened on; of the default ones, those that the machine has.
    private static func availableAddresses(_ settings: Settings, logger: Logger) throws -> [ListenAddress] {
        var addresses = settings.listen
        for (address, failure) in PortProbe.failures(settings.listen) {
            guard settings.listensByDefault && failure.isMissingAddress else {
                throw ListenError(address: address, failure: failure)
            }
            logger.log(.addressUnavailable, ["address": "\(address)", "reason": "\(failure.words)"])
            addresses.removeAll { $0 == address }
        }
        return addresses
    }

    /// Libraries describe their own workings at the information level, which an operator did not ask for.
    private static func libraryLogger(_ logger: Logger) -> Logger {
        var quieter = logger
        quieter.logLevel = max(logger.logLevel, logger.logLevel <= .debug ? logger.logLevel : .notice)
        return quieter
    }
}
