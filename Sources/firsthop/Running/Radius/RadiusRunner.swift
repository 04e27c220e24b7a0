// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Operations
import RadiusServer
import ServiceLifecycle

/// Runs the RADIUS server and keeps the directory that it answers from.
struct RadiusRunner: Service {
    let keeper: AccessDirectoryKeeper
    let server: RadiusService
    let provider: ProviderAccess
    let logger: Logger
    /// Endpoints for logins; those after them take accounting.
    let loginEndpoints: Int
    let whenListening: @Sendable (Door) async -> Void

    func run() async throws {
        try await keeper.start()
        log(keeper.current)
        for (place, endpoint) in try server.start().enumerated() {
            let isLogin = place < loginEndpoints
            logger.log(isLogin ? .radiusListening : .accountingListening, ["address": "\(endpoint)"])
            await whenListening(isLogin ? .radius(endpoint) : .accounting(endpoint))
        }
        let ledger = AnswerLedger(server, provider: provider)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await keeper.follow() }
            group.addTask { await ledger.run() }
            group.addTask { await report() }
            group.addTask { await server.recordLearned(into: recorder) }
            // Ends early only when the group is torn down because another service failed.
            try? await gracefulShutdown()
            await stop()
            group.cancelAll()
        }
        await ledger.store()
    }

    /// The workers answer what has arrived; they block a thread until then, so it is one of its own.
    private func stop() async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                server.stop()
                continuation.resume()
            }
        }
    }

    private func log(_ directory: AccessDirectory) {
        switch directory.origin {
        case .empty: break
        case .store, .continuedCopy: logger.log(.directoryLoaded, ["services": "\(directory.serviceCount)"])
        case .copy(let savedAt):
            logger.log(.directoryFromCopy, ["services": "\(directory.serviceCount)", "saved": "\(savedAt)"])
        }
    }

    /// Says when the directory stops following the database, and when it does again.
    private func report() async {
        var fault: String?
        while !Task.isCancelled {
            let status = keeper.status
            if let new = status.fault, fault == nil { logger.log(.directoryStale, ["error": "\(new)"]) }
            if status.fault == nil, fault != nil {
                logger.log(.directoryFollows, ["services": "\(keeper.current.serviceCount)"])
            }
            fault = status.fault
            try? await Task.sleep(for: Self.reportInterval)
        }
    }

    /// Often enough that the log tells about when the database went away.
    private static let reportInterval: Duration = .seconds(1)

    private var recorder: LearnedFactsRecorder {
        LearnedFactsRecorder(
            defence: { learned in
                _ = try await provider.provider().store.perform(
                    LearnNASDefence(
                        learned.nas, messageAuthenticator: learned.messageAuthenticator,
                        limitsProxyState: learned.proxyState))
            },
            device: { device in
                _ = try await provider.provider().store.perform(BindServiceMAC(device.service, to: device.mac))
            })
    }
}
