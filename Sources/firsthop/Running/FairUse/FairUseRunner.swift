// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Operations
import ProviderValues
import ServiceLifecycle
import Synchronization

/// Judges lines by their plans' fair-use policies when the clock or a change asks for it, while the program runs.
final class FairUseRunner: Service {
    private let provider: ProviderAccess
    private let logger: Logger
    private let keeper = Mutex<FairUseKeeper?>(nil)

    init(provider: ProviderAccess, logger: Logger) {
        self.provider = provider
        self.logger = logger
    }

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.keep() }
            group.addTask { await self.report() }
            // Ends early only when the group is torn down because another service failed.
            try? await gracefulShutdown()
            group.cancelAll()
        }
    }

    /// What `/metrics` shows.
    func metrics() -> [MetricFamily] {
        keeper.withLock { $0 }?.status.metrics ?? []
    }

    /// Works from the moment the database is there.
    private func keep() async {
        while !Task.isCancelled {
            do {
                let keeper = FairUseKeeper(in: try await provider.provider().store, holder: Self.holder)
                self.keeper.withLock { $0 = keeper }
                await keeper.run()
            } catch {
                try? await Task.sleep(for: Self.retryInterval)
            }
        }
    }

    /// Says when lines cannot be judged, and when they can again.
    private func report() async {
        var trouble: String?
        while !Task.isCancelled {
            let now = keeper.withLock { $0 }?.status.fault
            if let now, trouble == nil { logger.log(.fairUseHeldUp, ["error": "\(now)"]) }
            if now == nil, trouble != nil { logger.log(.fairUseGoesOn) }
            trouble = now
            try? await Task.sleep(for: Self.reportInterval)
        }
    }

    /// No other running process has this name, on this machine or another.
    private static let holder = "\(ProcessInfo.processInfo.hostName) \(UUID().uuidString)"
    /// Between two attempts to reach the database.
    private static let retryInterval: Duration = .seconds(1)
    /// Often enough that the log tells about when it began.
    private static let reportInterval: Duration = .seconds(1)
}
