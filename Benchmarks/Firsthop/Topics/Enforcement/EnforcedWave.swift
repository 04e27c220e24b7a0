// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusServer
import Storage

/// A plan's speed is edited, and with it that of 50,000 sessions over fifty routers at one moment: from the edit until every router
/// has acknowledged every change, with all that lies between, the database included.
///
/// The routers check each request with code of their own and answer at once (`Tests/Peers/das_router.py`). How many came to each of
/// them within a second is counted by the times at which the kernel took them in.
enum EnforcedWave {
    private static let routers = 50
    private static let sessions = 1_000
    /// Attempts a second and router: what the program allows when nobody says otherwise.
    private static let rate = 50
    private static let patience: Duration = .seconds(180)

    static func figures(_ bench: Bench) async throws -> [Figure] {
        Progress.say("making a provider with \(routers * sessions) sessions")
        let peers = try ControlPeers(
            script: bench.sources + "/../Tests/Peers/das_router.py", secret: EnforcedProvider.secret, routers: routers,
            window: ControlSettings().replayWindow, log: bench.folder.file("enforcement.log"))
        let provider = try await EnforcedProvider.create(
            at: bench.folder.file("enforcement"), services: routers * sessions, routers: routers, ports: peers.ports)
        let seconds = try await measure(provider)
        await provider.store.shutdown()
        try bench.folder.discard("enforcement")
        let seen = try peers.end()
        guard seen.requests >= routers * sessions, seen.faults == 0 else {
            throw BenchmarkError("the routers took \(seen.requests) requests, \(seen.faults) with faults")
        }
        let least = Double(sessions - rate) / Double(rate)
        return [
            Figure(
                "\(routers * sessions) sessions changed over \(routers) routers", .seconds, (seconds, least),
                against: "the pace allowed to each", bar: .atMost(60)),
            Figure(
                "changes sent to a router in its busiest second", .perSecond, (Double(seen.busiest), Double(rate)),
                against: "the limit", bar: .atMost(Double(rate))),
        ]
    }

    /// Seconds from the edit to the last acknowledgement.
    private static func measure(_ provider: EnforcedProvider) async throws -> Double {
        let keeper = provider.keeper
        let control = DynamicAuthorization(ControlSettings()) { keeper.current }
        try control.start()
        let enforcer = Enforcer(
            in: provider.store, directory: { keeper.current }, ways: EnforcementWays(control: control),
            holder: "benchmark", rate: rate)
        let following = Task { await keeper.follow() }
        let running = Task { await enforcer.run() }
        defer {
            running.cancel()
            following.cancel()
            control.stop()
        }
        try await wait("the first look") { enforcer.status.audits > 0 }
        let processor = ProcessorTime.seconds
        let seconds = try await ContinuousClock.seconds {
            let rates = Rates(down: 50_000_000, up: 10_000_000)
            _ = try await provider.store.perform(ChangePlan(provider.plan) { $0.rates = rates })
            try await wait("all changes") { (enforcer.status.answers[.done] ?? 0) >= routers * sessions }
        }
        let each = (ProcessorTime.seconds - processor) / Double(routers * sessions) * 1e6
        Progress.say("\(Digits.short(each)) µs of processor for each")
        running.cancel()
        await running.value
        return seconds
    }

    private static func wait(_ what: String, until isOver: () -> Bool) async throws {
        let deadline = ContinuousClock.now + patience
        while !isOver() {
            guard ContinuousClock.now < deadline else { throw BenchmarkError("waited in vain for \(what)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
