// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import Storage

/// What 100,000 services should have now, from the directory of a provider; and the look at as many sessions that finds those which
/// have something else, as the program makes it now and then.
///
/// The floor of the first is going through the same lines and reading of each what a decision reads first; that of the second is
/// reading the sessions' numbers by the same statement's join.
enum DesiredState {
    private static let services = 100_000

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let path = bench.folder.file("desired")
        Progress.say("making a provider with \(services) lines and sessions")
        let provider = try await EnforcedProvider.create(at: path, services: services, routers: 50)
        let keeper = provider.keeper
        let directory = keeper.current
        let deciding = try await bench.inTurns(
            ours: { try seconds { try desired(directory, provider) } },
            floor: { try seconds { touched(directory) } })
        let auditing = try await bench.inTurns(
            ours: {
                try await ContinuousClock.seconds {
                    let found = try await provider.store.auditSessions(directory: directory)
                    guard found.sessions == services, found.differing == 0 else {
                        throw BenchmarkError("of \(found.sessions) sessions \(found.differing) differ")
                    }
                }
            }, floor: { try await ContinuousClock.seconds { try await counted(provider.store) } })
        await provider.store.shutdown()
        try bench.folder.discard("desired")
        return [
            Figure(
                "desired state of \(services) services", .seconds, deciding, against: "reading the lines",
                bar: .atMost(1)),
            Figure(
                "looking through \(services) sessions for differences", .seconds, auditing,
                against: "counting them by the same join", bar: .atMost(5)),
        ]
    }

    /// Processor time: one thread that waits for nothing.
    private static func seconds(_ pass: () throws -> Int) throws -> Double {
        let start = ProcessorTime.seconds
        // Using what was computed keeps the optimiser from dropping the pass.
        guard try pass() != 0 else { throw BenchmarkError("nothing was computed") }
        return ProcessorTime.seconds - start
    }

    @inline(never)
    private static func desired(_ directory: AccessDirectory, _ provider: EnforcedProvider) throws -> Int {
        let now = Timestamp(seconds: 1_796_000_400)
        var sum = 0
        var online = 0
        try directory.forEachLine { line in
            guard let nas = directory.nas(provider.router(of: line.service)) else {
                throw BenchmarkError("a router is missing")
            }
            let wanted = desiredAccess(
                device: nil, terms: line, plan: directory.plan(line.plan), nas: nas, now: now)
            if case .online = wanted { online += 1 }
            sum &+= Int(truncatingIfNeeded: wanted.fingerprint.number)
        }
        guard online == services else { throw BenchmarkError("\(online) of \(services) services are online") }
        return sum
    }

    @inline(never)
    private static func touched(_ directory: AccessDirectory) -> Int {
        var sum = 1
        directory.forEachLine { line in sum &+= line.touch() &+ line.touchParts() }
        return sum
    }

    private static func counted(_ store: Store) async throws {
        let count = try await store.read { database in
            try database.first(
                """
                SELECT count(*) FROM access_session s JOIN open_session o ON o.session_key = s.session_key
                    LEFT JOIN session_enforcement f ON f.session_id = s.id
                """
            ) { try $0.int(0) }
        }
        guard count == services else { throw BenchmarkError("\(count ?? 0) sessions instead of \(services)") }
    }
}
