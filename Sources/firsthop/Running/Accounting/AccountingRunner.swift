// SPDX-License-Identifier: Apache-2.0

import Logging
import Operations
import ProviderValues
import ServiceLifecycle
import Storage
import Synchronization

/// Keeps what routers report: applies it to the database while the program runs, and stores what still waits at the end.
///
/// Starts before RADIUS does and stops after it, so that no record comes when nobody takes it.
final class AccountingRunner: Service {
    let records: RecordKeeping
    /// How many sessions each service has.
    let openSessions: OpenSessions
    private let provider: ProviderAccess
    private let logger: Logger
    private let applying = Mutex(Applying.notYet(fault: nil))

    private enum Applying {
        /// Before the database is there; why it is not.
        case notYet(fault: String?)
        case by(SessionApplier)
    }

    init(_ records: RecordKeeping, openSessions: OpenSessions, provider: ProviderAccess, logger: Logger) {
        self.records = records
        self.openSessions = openSessions
        self.provider = provider
        self.logger = logger
    }

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.apply() }
            group.addTask { await self.refresh() }
            group.addTask { await self.report() }
            // Ends early only when the group is torn down because another service failed.
            try? await gracefulShutdown()
            group.cancelAll()
        }
        await records.shutdown()
    }

    /// What `/metrics` shows.
    func metrics() -> [MetricFamily] {
        records.metrics() + status.metrics
    }

    private var status: ApplierStatus {
        switch applying.withLock({ $0 }) {
        case .notYet(let fault): ApplierStatus(fault: fault)
        case .by(let applier): applier.status
        }
    }

    /// Applies from the moment the database is there.
    private func apply() async {
        while !Task.isCancelled {
            do {
                let store = try await provider.provider().store
                try await openSessions.load(from: store)
                let applier = SessionApplier(
                    try await records.applied(in: store), in: store, openSessions: openSessions)
                applying.withLock { $0 = .by(applier) }
                await applier.run()
            } catch {
                applying.withLock { $0 = .notYet(fault: "\(error)") }
                try? await Task.sleep(for: Self.retryInterval)
            }
        }
    }

    /// What other nodes have applied counts for simultaneous use, too.
    private func refresh() async {
        var round = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.refreshInterval)
            guard let store = provider.current?.store, store.location.engine == .postgreSQL else { continue }
            round += 1
            if round.isMultiple(of: Self.roundsToWhole) {
                try? await openSessions.load(from: store)
            } else {
                let since = store.clock.now().advanced(by: .zero - Self.refreshMemory)
                try? await openSessions.load(heardOfSince: since, from: store)
            }
        }
    }

    /// Says when records are not taken, or not applied, and when they are again.
    private func report() async {
        var troubles: [Stage: String] = [:]
        while !Task.isCancelled {
            for stage in Stage.allCases {
                let now = trouble(of: stage)
                let stageField: Logger.Metadata = ["stage": "\(stage.rawValue)"]
                if let now, troubles[stage] == nil {
                    logger.log(.accountingHeldUp, stageField.merging(["error": "\(now)"]) { _, new in new })
                }
                if now == nil, troubles[stage] != nil { logger.log(.accountingGoesOn, stageField) }
                troubles[stage] = now
            }
            try? await Task.sleep(for: Self.reportInterval)
        }
    }

    /// What may be held up, each on its own.
    private enum Stage: String, CaseIterable {
        /// Making records durable.
        case recording
        /// Applying them to the database.
        case applying
    }

    private func trouble(of stage: Stage) -> String? {
        switch stage {
        case .recording: records.log.trouble.map { "\($0)" }
        case .applying: status.fault
        }
    }

    /// Between two attempts to reach the database.
    private static let retryInterval: Duration = .seconds(1)
    /// Often enough that a second session on another node is found out while it is short.
    private static let refreshInterval: Duration = .seconds(60)
    /// What was heard of so long ago was read before, unless another node was this much behind: for that, everything is read
    /// now and then.
    private static let refreshMemory: Duration = .seconds(300)
    private static let roundsToWhole = 15
    /// Often enough that the log tells about when it began.
    private static let reportInterval: Duration = .seconds(1)
}
