// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
@testable import Operations
import ProviderValues
import TestKit
import Testing

@testable import RadiusServer

/// The running service and routers that somebody else might have written.
@Suite(.serialized) struct ControlPeerTests {
    @Test func everySessionOfManyRoutersIsChanged() async throws {
        let (routers, sessions) = (8, 250)
        let reports = try await PeerRouters.with(routers, .prompt) { service in
            let outcomes = await Self.changes(service, routers: routers, sessions: sessions)
            #expect(outcomes == [.acknowledged: routers * sessions])
            let shown = service.metrics().first { $0.name == "firsthop_control_acknowledged_total" }
            #expect(shown?.samples.map(\.value) == Array(repeating: .number(Double(sessions)), count: routers))
        }
        for (index, report) in reports.enumerated() {
            #expect(report.faults.isEmpty && report.requests == sessions, "\(report)")
            #expect(report.sessions == Self.expected(router: index + 1, sessions: sessions))
        }
    }

    /// A network that loses a third of the packets each way, doubles, delays and reorders them, with a forger in it.
    @Test func nothingIsLostOrBelievedWronglyOnABadNetwork() async throws {
        var settings = ControlSettings()
        settings.retransmission = Retransmission(
            firstWait: .milliseconds(60), longestWait: .milliseconds(500), tries: 100)
        settings.replayWindow = .seconds(2)
        let reports = try await PeerRouters.with(4, .lossy, settings: settings) { service in
            let outcomes = await Self.changes(service, routers: 4, sessions: 150)
            #expect(outcomes == [.acknowledged: 600])
        }
        for (index, report) in reports.enumerated() {
            #expect(report.faults.isEmpty && report.requests == 150 && report.repetitions > 0, "\(report)")
            #expect(report.sessions == Self.expected(router: index + 1, sessions: 150))
        }
    }

    @Test func reportsWhatRoutersSay() async throws {
        _ = try await PeerRouters.with(1, .gone) { service in
            let gone = ControlOutcome.refused(ControlRefusal(.sessionGone, errorCause: 503))
            #expect(await service.disconnect(.numbered(1)) == gone)
        }
        var settings = ControlSettings()
        settings.retransmission = Retransmission(firstWait: .milliseconds(10), tries: 3)
        let reports = try await PeerRouters.with(1, .silent, settings: settings) { service in
            #expect(await service.disconnect(.numbered(1)) == .unanswered)
        }
        #expect(reports.map(\.repetitions) == [2])
    }

    /// Tasks may be cancelled at any time, and the service be stopped; every call ends exactly once.
    @Test func callsEndWhenNobodyWantsThem() async throws {
        var generator = SeededGenerator(seed: 11)
        let fates = (0..<200).map { _ in Int.random(in: 0..<3, using: &generator) }
        _ = try await PeerRouters.with(1, .silent) { service in
            let calls = fates.enumerated().map { number, _ in
                Task { await service.disconnect(.numbered(number % 50)) }
            }
            for (call, fate) in zip(calls, fates) where fate == 0 { call.cancel() }
            for (call, fate) in zip(calls, fates) where fate == 0 {
                let outcome = await call.value
                #expect([.notSent(.cancelled), .notSent(.replaced), .unanswered].contains(outcome), "\(outcome)")
            }
            service.stop()
            for call in calls {
                let outcome = await call.value
                #expect(outcome != .acknowledged)
            }
        }
        let stopped = DynamicAuthorization { .empty }
        #expect(await stopped.disconnect(.numbered(1)) == .notSent(.stopping))
    }

    /// Gives every session another speed, all at once, and counts the outcomes.
    private static func changes(
        _ service: DynamicAuthorization, routers: Int, sessions: Int
    ) async -> [ControlOutcome: Int] {
        await withTaskGroup(of: ControlOutcome.self) { group in
            for router in 1...routers {
                for session in 0..<sessions {
                    group.addTask {
                        await service.change(
                            .numbered(session, at: router), to: .speed(UInt64(session + router), UInt64(router)))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
    }

    private static func expected(router: Int, sessions: Int) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (0..<sessions).map { ("81\($0)", "\(router)M/\($0 + router)M") })
    }
}
