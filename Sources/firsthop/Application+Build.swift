// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Logging
import Operations
import ProviderValues
import RadiusServer
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
        var whenReady: @Sendable ([Door]) -> Void = { _ in }
    }

    static func build(
        _ settings: Settings, provider: ProviderAccess, in surroundings: Surroundings
    ) async throws -> Application {
        let logger = surroundings.logger
        let addresses = try available(settings.http, for: .tcp, logger: logger)
        let radiusAddresses = RadiusAddresses(
            logins: try available(settings.radius, for: .udp, logger: logger),
            accounting: try available(settings.radiusAccounting, for: .udp, logger: logger))
        let accounting = AccountingRunner(
            try await RecordKeeping.open(settings, clock: surroundings.clock),
            openSessions: OpenSessions(clock: surroundings.clock), provider: provider, logger: logger)
        let gardenDoors = try gardenDoors(settings, logger: logger)
        let signal = StartSignal(expecting: addresses.count + gardenDoors.count + radiusAddresses.count) { doors in
            logger.log(.ready)
            surroundings.whenReady(doors)
        }
        let radius = try radius(
            settings, answering: radiusAddresses, accounting: accounting, provider: provider, in: surroundings
        ) { await signal.note($0) }
        let readiness = Readiness(checks: [databaseCheck(provider)])
        let enforcement = EnforcementRunner(
            keeper: radius.keeper, provider: provider, settings: settings, logger: logger)
        let fairUse = FairUseRunner(provider: provider, logger: logger)
        let metrics =
            metrics(provider: provider, radius: radius, accounting: accounting, clock: surroundings.clock)
            + [{ enforcement.metrics() }, { fairUse.metrics() }]
        let responder = router(readiness: readiness, metrics: metrics).buildResponder()
        let listeners = addresses.map { address in
            HTTPListener(on: address, limits: settings.httpLimits, responder: responder, logger: libraryLogger(logger))
            {
                listening in
                logger.log(.listening, ["address": "\(listening)"])
                await signal.note(.http(listening))
            }
        }
        // In the order in which they start; they stop from the last to the first.
        let services: [any Service] = [
            StoreService(provider: provider),
            accounting,
            radius,
            enforcement,
            fairUse,
            localDoor(settings, radius: radius, logger: logger),
            ListenerService(listeners: listeners),
            try garden(settings, at: gardenDoors, directory: radius.keeper, provider: provider, logger: logger) {
                await signal.note($0)
            },
            DrainService(readiness: readiness, notice: settings.drainNotice, logger: logger),
        ]
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: surroundings.stopSignals, logger: libraryLogger(logger))
        configuration.maximumGracefulShutdownDuration = settings.drainNotice + settings.drainTimeout
        return Application(
            provider: provider, readiness: readiness, services: ServiceGroup(configuration: configuration))
    }

    private static func metrics(
        provider: ProviderAccess, radius: RadiusRunner, accounting: AccountingRunner, clock: WallClock
    ) -> [ProbeRoutes.MetricSource] {
        [
            { ProcessMetrics.families() }, { provider.current?.store.metrics() ?? [] },
            { radius.keeper.metrics(now: clock.now()) }, { radius.server.metrics() }, { accounting.metrics() },
        ]
    }

    private static func router(
        readiness: Readiness, metrics: [ProbeRoutes.MetricSource]
    ) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        ProbeRoutes(readiness: readiness, metrics: metrics).add(to: router)
        return router
    }

    private static func databaseCheck(_ provider: ProviderAccess) -> ReadinessCheck {
        ReadinessCheck("database") {
            do {
                try await provider.provider().store.ping()
                return nil
            } catch {
                return "\(error)"
            }
        }
    }

    /// The addresses that can be listened on; of the default ones, those that the machine has.
    static func available(
        _ wish: ListenWish, for transport: PortProbe.Transport, logger: Logger
    ) throws -> [ListenAddress] {
        var addresses = wish.addresses
        for (address, failure) in PortProbe.failures(addresses, for: transport) {
            guard wish.isDefault && failure.isMissingAddress else {
                throw ListenError(address: address, failure: failure, key: wish.key)
            }
            logger.log(.addressUnavailable, ["address": "\(address)", "reason": "\(failure.words)"])
            addresses.removeAll { $0 == address }
        }
        return addresses
    }

    /// Libraries describe their own workings at the information level, which an operator did not ask for.
    static func libraryLogger(_ logger: Logger) -> Logger {
        var quieter = logger
        quieter.logLevel = max(logger.logLevel, logger.logLevel <= .debug ? logger.logLevel : .notice)
        return quieter
    }
}
