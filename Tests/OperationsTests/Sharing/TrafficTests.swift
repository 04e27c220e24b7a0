// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import NetworkValues
import Operations
import ProviderValues
import RouterConfig
import TestKit
import Testing

/// The sources' figures, from real queues: our script makes them in a network namespace, and real packets of both families, TCP and
/// UDP, go through. `Tests/Peers/shaping_traffic.py` counts what arrives.
@Suite(.serialized) struct TrafficTests {
    /// One run: these queues, this direction, the first so many lines.
    struct Job {
        let scene: ContentionScene
        let direction: RateDirection
        let active: Int
        /// What each active line is to get, in bits per second.
        let expected: UInt64
    }

    /// What packets of 1200 octets in a second and clocks of a busy machine leave open.
    private static let tolerance = 0.05
    private static let attempts = 4
    /// Slower plans would take long to measure.
    private static let leastRate: UInt64 = 1_000_000
    /// Far above what any line may have.
    private static let offered: UInt64 = 9_000_000

    @Test func realQueuesShareAsTheSourcesSay() async throws {
        try Self.needNetwork()
        var jobs = try Self.sourcesJobs() + Self.asymmetricJobs()
        #expect(jobs.count > 5)
        var misses: [String] = []
        // Whoever works beside it can only spoil a measurement: a wrong queue is wrong every time.
        for _ in 0..<Self.attempts where !jobs.isEmpty {
            let measured = try await Self.run(jobs)
            try #require(measured.count == jobs.count)
            let missed = zip(jobs, measured).filter { !Self.isMet($0, by: $1) }
            jobs = missed.map(\.0)
            misses = missed.map { "\($0.scene.lines.count) lines, \($0.direction), \($0.expected): \($1)" }
        }
        #expect(misses.isEmpty)
    }

    private static func isMet(_ job: Job, by rates: [Double]) -> Bool {
        rates.count == job.active && rates.allSatisfy { abs($0 / Double(job.expected) - 1) <= tolerance }
    }

    private static func needNetwork() throws {
        try Need.root()
        for command in ["python3", "unshare", "tc", "nft", "ip"] { try Need.command(command) }
    }

    /// Every row of the figures, one direction after the other in turn.
    private static func sourcesJobs() throws -> [Job] {
        try VectorFile("contention/shares.txt").rows.enumerated().compactMap { index, row in
            let expected = try row.field(2, as: UInt64.init)
            guard expected >= leastRate else { return nil }
            return Job(
                scene: try TrafficScenes.parse(try row.field(0)), direction: index % 2 == 0 ? .down : .up,
                active: try row.field(1, as: Int.init), expected: expected)
        }
    }

    /// Upload and download that differ, so that queues on the wrong interface show.
    private static func asymmetricJobs() throws -> [Job] {
        let scene = try TrafficScenes.scene(lines: 4, rate: Rates(down: 6_000_000, up: 2_000_000), ratio: 4)
        return RateDirection.allCases.map { direction in
            Job(scene: scene, direction: direction, active: 1, expected: scene.plans[0].rates[direction])
        }
    }

    private static func run(_ jobs: [Job]) async throws -> [[Double]] {
        try await TemporaryDirectory.with { folder in
            let orders = try jobs.enumerated().map { index, job in
                let script = folder.file("\(index).sh")
                try Data(Self.script(of: job.scene).utf8).write(to: URL(fileURLWithPath: script))
                return try Self.order(job, script: script)
            }
            let peer = PackageFiles.root + "/Tests/Peers/shaping_traffic.py"
            let outcome = try await ChildProcess.run(
                "unshare", ["--net", "python3", peer], input: .bytes(Array(orders.joined(separator: "\n").utf8)))
            let output = try outcome.outputOfSuccess(of: "shaping_traffic.py")
            return try output.split(separator: "\n").map { line in
                try JSONDecoder().decode([Double].self, from: Data(line.utf8))
            }
        }
    }

    private static func script(of scene: ContentionScene) throws -> String {
        let blueprint = try ShapingBlueprint(try ContentionTree(scene), of: scene)
        let shaping = LinuxShaping(
            blueprint, towardsSubscribers: try #require(LinuxInterface("lan0")),
            towardsInternet: try #require(LinuxInterface("wan0")))
        // The one kind of queue that every kernel has.
        return LinuxRenderer().script(try shaping.configuration(.fifo))
    }

    private static func order(_ job: Job, script: String) throws -> String {
        let lines = (1...job.active).map { number in
            let addresses = TrafficScenes.addresses(number)
            return ["v4": addresses.v4, "v6": addresses.v6]
        }
        let order: [String: Any] = [
            "script": script, "direction": job.direction.rawValue, "offered": Int(offered), "lines": lines,
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: order), as: UTF8.self)
    }
}
