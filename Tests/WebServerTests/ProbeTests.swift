// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import ProviderValues
import Synchronization
import Testing

@testable import WebServer

@Suite("Probes")
struct ProbeTests {
    @Test func readyFollowsItsChecksAndTheEndOfTheProgram() async throws {
        let problem = Mutex<String?>(nil)
        let readiness = Readiness(checks: [ReadinessCheck("database") { problem.withLock { $0 } }])
        try await application(readiness).test(.router) { client in
            try await expect(client, "/ready", .ok, "ready\n")
            problem.withLock { $0 = "no route to \"db\"\n" }
            try await expect(client, "/ready", .serviceUnavailable, "not ready\ndatabase: no route to \"db\"\n\n")
            let json = try await client.execute(uri: "/ready", method: .get, headers: [.accept: "application/json"])
            let answer = try JSONDecoder().decode(Answer.self, from: Data(String(buffer: json.body).utf8))
            #expect(
                answer == Answer(ready: false, problems: [.init(check: "database", reason: "no route to \"db\"\n")]))
            problem.withLock { $0 = nil }
            readiness.beginDraining()
            try await expect(client, "/ready", .serviceUnavailable, "not ready\nlifecycle: the program is stopping\n")
            try await expect(client, "/health", .ok, "alive\n")
        }
    }

    @Test func aCheckThatHangsDelaysNobodyAndRunsOnlyOnce() async throws {
        let runs = Mutex(0)
        let (stream, end) = AsyncStream.makeStream(of: Void.self)
        let check = ReadinessCheck("database") {
            runs.withLock { $0 += 1 }
            for await _ in stream {}
            return nil
        }
        let patient = PatientCheck(check, clock: ImpatientClock(), limit: .seconds(2))
        for _ in 0..<5 {
            #expect(await patient.problem()?.reason == "no answer within 2 s")
        }
        #expect(runs.withLock { $0 } == 1)
        end.finish()
    }

    @Test func metricsParseHeadsAnswerTheRestIsNotFound() async throws {
        try await application(Readiness(checks: [])).test(.router) { client in
            let metrics = try await client.execute(uri: "/metrics", method: .get)
            #expect(metrics.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let families = try PrometheusParser.families(in: String(buffer: metrics.body))
            let values = Dictionary(
                families.flatMap(\.samples).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            #expect(try #require(values["process_resident_memory_bytes"]) > 1_000_000)
            #expect(try #require(values["process_open_fds"]) >= 3)
            #expect(try #require(values["process_max_fds"]) >= 3)
            #expect(try #require(values["process_cpu_seconds_total"]) > 0)
            let age = Date().timeIntervalSince1970 - (try #require(values["process_start_time_seconds"]))
            #expect((0..<86_400).contains(age))
            for path in ["/health", "/ready", "/metrics"] {
                let head = try await client.execute(uri: path, method: .head)
                #expect(head.status == .ok && head.body.readableBytes == 0, "\(path)")
            }
            for path in ["/", "/healthy", "/ready/now", "/metrics%00", "/../etc/passwd"] {
                #expect(try await client.execute(uri: path, method: .get).status == .notFound, "\(path)")
            }
        }
    }

    @Test func whoSendsTooMuchIsCutOff() async throws {
        let limits = HTTPLimits(maximumBodyBytes: 1_024, idleTimeout: .seconds(30), maximumConnections: 8)
        let router = Router(context: BasicRequestContext.self)
        router.post("take") { request, _ in
            "\(try await request.body.collect(upTo: 1 << 20).readableBytes)"
        }
        let listen = try ListenAddress(parsing: "127.0.0.1:0")
        let listener = HTTPListener(
            on: listen, limits: limits, responder: router.buildResponder(), logger: quiet, onListening: { _ in })
        try await listener.application.test(.live) { client in
            let small = ByteBuffer(repeating: 0x61, count: 1_024)
            let answer = try await client.execute(uri: "/take", method: .post, body: small)
            #expect(String(buffer: answer.body) == "1024")
            #expect(answer.headers[.server] == "firsthop")
            let large = ByteBuffer(repeating: 0x61, count: 1_025)
            await #expect(throws: (any Error).self) {
                try await client.execute(uri: "/take", method: .post, body: large)
            }
        }
    }

    @Test func addressesAreReadStrictly() throws {
        for text in ["[::1]:8080", "[2001:db8::1]:0", "127.0.0.1:65535", "0.0.0.0:80", "[::]:443"] {
            #expect(try ListenAddress(parsing: text).description == text)
        }
        let bad = [
            "", ":", "8080", "localhost:80", "::1:8080", "[::1]", "[::1]:", "[::1]:65536", "[::1]:-1", "[::1]:+1",
            "[::1]: 1",
            "127.0.0.1", "127.0.0.1:x", "[127.0.0.1]:80", "[fe80::1%eth0]:80", "[]:80", ":80", "[::1]:٨",
        ]
        for text in bad {
            #expect(throws: ListenAddressError.self, "\(text)") { try ListenAddress(parsing: text) }
        }
    }

    private struct Answer: Codable, Equatable {
        struct Problem: Codable, Equatable {
            let check: String
            let reason: String
        }
        let ready: Bool
        let problems: [Problem]
    }

    private var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    private func application(_ readiness: Readiness) -> some ApplicationProtocol {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        ProbeRoutes(readiness: readiness, metrics: [{ ProcessMetrics.families() }]).add(to: router)
        return Application(router: router, logger: quiet)
    }

    private func expect(
        _ client: any TestClientProtocol, _ path: String, _ status: HTTPResponse.Status, _ body: String
    ) async throws {
        let response = try await client.execute(uri: path, method: .get)
        #expect(response.status == status)
        #expect(String(buffer: response.body) == body)
    }
}

/// A clock on which every sleep is over at once.
private struct ImpatientClock: Clock {
    var now: ContinuousClock.Instant { ContinuousClock.now }
    var minimumResolution: Duration { .zero }
    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
}
