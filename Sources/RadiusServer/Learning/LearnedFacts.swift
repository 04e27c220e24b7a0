// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Synchronization

/// What the packet path has learned and somebody else must store: it never waits for a database itself.
///
/// Bounded: one entry a NAS, and at most ``deviceLimit`` devices; a device that finds no room is learned at its next login.
final class LearnedFacts: Sendable {
    private struct Pending {
        var defences: [NASID: LearnedDefence] = [:]
        var devices: Set<LearnedDevice> = []
    }

    /// Logins of new devices between two visits of the recorder; a storm of first logins is spread over the next ones.
    static let deviceLimit = 4096

    private let pending = Mutex(Pending())
    private let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    func note(_ defence: LearnedDefence) {
        pending.withLock { $0.defences[defence.nas] = defence }
        continuation.yield()
    }

    func note(_ device: LearnedDevice) {
        let isNew = pending.withLock { pending in
            guard pending.devices.count < Self.deviceLimit else { return false }
            return pending.devices.insert(device).inserted
        }
        if isNew { continuation.yield() }
    }

    /// Ends ``record(into:)`` once everything is stored.
    func finish() { continuation.finish() }

    /// Stores what is learned as it comes, until ``finish()``. What cannot be stored is tried again when something else is
    /// learned; until then the workers know it anyway.
    func record(into recorder: LearnedFactsRecorder) async {
        for await _ in signals { await store(into: recorder) }
        await store(into: recorder)
    }

    private func store(into recorder: LearnedFactsRecorder) async {
        let taken = pending.withLock { pending in
            defer { pending = Pending() }
            return pending
        }
        for defence in taken.defences.values {
            do {
                try await recorder.defence(defence)
            } catch {
                pending.withLock { pending in
                    if pending.defences[defence.nas] == nil { pending.defences[defence.nas] = defence }
                }
            }
        }
        for device in taken.devices {
            // A device that is not stored is learned again at its next login.
            try? await recorder.device(device)
        }
    }
}

/// Who stores what the packet path has learned; wired to the provider's verbs.
public struct LearnedFactsRecorder: Sendable {
    let defence: @Sendable (LearnedDefence) async throws -> Void
    let device: @Sendable (LearnedDevice) async throws -> Void

    public init(
        defence: @escaping @Sendable (LearnedDefence) async throws -> Void,
        device: @escaping @Sendable (LearnedDevice) async throws -> Void
    ) {
        self.defence = defence
        self.device = device
    }
}
