// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Logging
import NetworkValues
import Operations
import ProviderValues
import RadiusServer
import RouterOSClient
import ServiceLifecycle
import Synchronization

/// Sees to it that running sessions have what they should have, while the program runs.
final class EnforcementRunner: Service {
    private let keeper: AccessDirectoryKeeper
    private let provider: ProviderAccess
    private let sources: [IPAddress]
    /// Attempts a second and router; 0 for none at all.
    private let rate: Int
    private let lists: BlockingLists
    private let node: NodeName
    private let logger: Logger
    private let running = Mutex<Parts?>(nil)

    private struct Parts {
        let enforcer: Enforcer
        let sharing: ContentionKeeper
        let control: DynamicAuthorization
        let router: RouterOSAccess

        /// Why one of them does not get on.
        var fault: String? { enforcer.status.fault ?? sharing.fault }
    }

    init(keeper: AccessDirectoryKeeper, provider: ProviderAccess, settings: Settings, logger: Logger) {
        self.keeper = keeper
        self.provider = provider
        self.logger = logger
        sources = ControlDesk.sources(settings.radius)
        rate = settings.enforcementRate
        lists = settings.blockingLists
        node = NodeName(in: settings.dataDirectory)
    }

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            if rate > 0 {
                group.addTask { await self.enforce() }
                group.addTask { await self.report() }
            }
            // Ends early only when the group is torn down because another service failed.
            try? await gracefulShutdown()
            group.cancelAll()
            await hangUp()
        }
        running.withLock { $0?.control.stop() }
    }

    /// Ends what routers are being told, so that nobody waits for one that hangs.
    private func hangUp() async {
        await running.withLock { $0?.router }?.stop()
    }

    /// What `/metrics` shows.
    func metrics() -> [MetricFamily] {
        guard let running = running.withLock({ $0 }) else { return [] }
        return running.enforcer.status.metrics + running.control.metrics()
    }

    /// Works from the moment the database is there.
    private func enforce() async {
        while !Task.isCancelled {
            do {
                let (store, sealer) = (try await provider.provider().store, try await provider.provider().sealer)
                let control = DynamicAuthorization(ControlSettings(sources: sources)) { [keeper] in keeper.current }
                try control.start()
                let router = RouterOSAccess { try await store.routerAccount(of: $0, opening: sealer) }
                let enforcer = Enforcer(
                    in: store, directory: { [keeper] in keeper.current },
                    ways: EnforcementWays(control: control, router: router), lists: lists, holder: node.text,
                    rate: rate)
                let sharing = ContentionKeeper(in: store, router: router, holder: node.text)
                running.withLock {
                    $0 = Parts(enforcer: enforcer, sharing: sharing, control: control, router: router)
                }
                await withTaskGroup { group in
                    group.addTask { await enforcer.run() }
                    group.addTask { await sharing.run() }
                }
            } catch {
                try? await Task.sleep(for: Self.retryInterval)
            }
        }
    }

    /// Says when sessions cannot be brought to what they should have, and when they can again.
    private func report() async {
        var trouble: String?
        while !Task.isCancelled {
            let now = running.withLock { $0 }?.fault
            if let now, trouble == nil { logger.log(.enforcementHeldUp, ["error": "\(now)"]) }
            if now == nil, trouble != nil { logger.log(.enforcementGoesOn) }
            trouble = now
            try? await Task.sleep(for: Self.reportInterval)
        }
    }

    /// Between two attempts to reach the database.
    private static let retryInterval: Duration = .seconds(1)
    /// Often enough that the log tells about when it began.
    private static let reportInterval: Duration = .seconds(1)
}
