// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import NetworkValues
import Operations
import ProviderValues
import RadiusServer
import Storage

/// Every session of fifty routers is given another speed at once. The routers check each request with code of their own and
/// answer at once (`Tests/Peers/das_router.py`).
enum RadiusControl {
    private static let routers = 50
    private static let sessions = 1_000
    private static let secret = "the secret of fifty routers"

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let usual = ControlSettings()
        let paced = try await measure(bench, usual)
        let atOnce = Double(usual.mostOutstanding)
        let least = (Double(sessions) - atOnce) / Double(usual.mostPerSecond)
        let hasty = try await measure(bench, ControlSettings(mostPerSecond: 1_000_000))
        let requests = Double(routers * sessions)
        return [
            Figure(
                "\(routers * sessions) changes over \(routers) routers", .seconds, (paced.seconds, least),
                against: "the pace allowed to each", bar: .atMost(15)),
            Figure(
                "changes, as fast as the routers answer", .perSecond,
                (requests / hasty.seconds, requests / hasty.processor), against: "by our processor time alone",
                bar: .atLeast(requests / 15)),
        ]
    }

    /// How long all changes took, and the processor time that this process spent on them.
    private static func measure(
        _ bench: Bench, _ settings: ControlSettings
    ) async throws -> (seconds: Double, processor: Double) {
        let peers = try ControlPeers(
            script: bench.sources + "/../Tests/Peers/das_router.py", secret: secret, routers: routers,
            window: settings.replayWindow, log: bench.folder.file("control.log"))
        let keeper = try await directory(bench, ports: peers.ports)
        let service = DynamicAuthorization(settings) { keeper.current }
        try service.start()
        let clock = ContinuousClock()
        let (start, processor) = (clock.now, ProcessorTime.seconds)
        let acknowledged = await changeAll(service)
        let measured = ((clock.now - start) / .seconds(1), ProcessorTime.seconds - processor)
        service.stop()
        try bench.folder.discard("control")
        let seen = try peers.end()
        guard acknowledged == routers * sessions, (seen.requests, seen.faults) == (routers * sessions, 0) else {
            throw BenchmarkError(
                "\(acknowledged) changes were acknowledged; the routers took \(seen.requests), \(seen.faults) with faults"
            )
        }
        return measured
    }

    /// A provider with the routers, loaded for look-ups.
    private static func directory(_ bench: Bench, ports: [UInt16]) async throws -> AccessDirectoryKeeper {
        let sealer = Sealer(KeyRing.fresh())
        let store = try await Store.open(.sqlite(path: bench.folder.file("control")))
        for (index, port) in ports.enumerated() {
            var router = NASDescription(name: "bng\(index + 1)")
            router.source = IPPrefix(try IPAddress(parsing: "127.0.0.\(index + 1)"))
            router.vendor = .mikrotik
            router.dynamicAuthorizationPort = port
            _ = try await store.perform(AddNAS(router, secret: SecretEntry(Secret(secret), sealer: sealer)))
        }
        let keeper = AccessDirectoryKeeper(sealer: sealer) { store }
        try await keeper.start()
        await store.shutdown()
        return keeper
    }

    /// How many changes are acknowledged when all are asked for at once.
    private static func changeAll(_ service: DynamicAuthorization) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for router in 1...routers {
                group.addTask { await changeAll(of: router, service) }
            }
            return await group.reduce(0, +)
        }
    }

    /// A group of its own for each router: what a group costs grows with the square of its tasks.
    private static func changeAll(of router: Int, _ service: DynamicAuthorization) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for session in 0..<sessions {
                group.addTask { await service.change(named(session, router), to: grant) == .acknowledged }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
    }

    private static let grant = AccessGrant(
        rates: Rates(down: 20_000_000, up: 4_000_000), trace: DecisionTrace(at: Timestamp(seconds: 0)))

    private static func named(_ session: Int, _ router: Int) -> ControlledSession {
        ControlledSession(
            nas: NASID(Int64(router)), nasIdentifier: Array("bng\(router)".utf8),
            sessionID: Array("81\(session)".utf8), userName: Array("line\(session)@example.net".utf8))
    }
}
