// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Storage
import Testing
import TestKit

/// The whole server over real sockets, with a journal on a real disk.
@Suite struct AccountingServiceTests {
    @Test(arguments: ["127.0.0.77", "::1"])
    func acknowledgesWhatIsOnTheDisk(_ asked: String) async throws {
        try await TemporaryDirectory.with { directory in
            let journal = try await Journal.open(at: directory.file("journal"))
            let address = try IPAddress(parsing: asked)
            let any = address.family == .v4 ? "0.0.0.0" : "::"
            let service = try service(accounting: [any], log: journal.log)
            let port = try #require(try service.start().last).port
            let client = try UDPClient(from: IPAddress(parsing: address.family == .v4 ? "127.0.0.1" : "::1"))
            for number in UInt8(0)..<100 {
                let request = TestRequest.accounting(
                    "Interim-Update", identifier: number, extras: ["Acct-Session-Id = \"\(number)\""])
                try client.send(request.octets(), to: RadiusEndpoint(address: address, port: port))
                let (octets, source) = try #require(client.receive())
                #expect(source.address == address, "a router drops what comes from another address")
                #expect(try request.read(octets).code == .accountingResponse)
                #expect(journal.log.durableThrough > 0)
            }
            service.stop()
            await journal.shutdown()
            let sessions = try await sessions(in: journal)
            #expect(sessions == (0..<100).map { Array("\($0)".utf8) })
            let metrics = service.metrics().first { $0.name == "firsthop_radius_accounting_seconds" }
            let counts = (metrics?.samples ?? []).map { sample -> UInt64 in
                if case .histogram(let times) = sample.value { times.count } else { 0 }
            }
            #expect(counts.reduce(0, +) == 100)
        }
    }

    /// What was taken before the end is acknowledged when its record becomes durable meanwhile.
    @Test func acknowledgesAtTheEndWhatIsDurableByThen() throws {
        let held = HeldLog()
        let service = try service(accounting: ["127.0.0.1"], log: held.log)
        let endpoint = try #require(try service.start().last)
        let client = try UDPClient(from: IPAddress(parsing: "127.0.0.1"))
        let request = TestRequest.accounting("Stop")
        try client.send(request.octets(), to: endpoint)
        // The answer to Status-Server says that the packet before it has been taken, for one worker takes them in order.
        let status = TestRequest(code: .statusServer, identifier: 8, userName: nil, password: .none)
        try client.send(status.octets(), to: endpoint)
        #expect(try status.read(#require(client.receive()).octets).code == .accountingResponse)
        #expect(client.receive(milliseconds: 0) == nil)
        let syncing = WorkerBody { held.sync(through: 1) }
        service.stop()
        syncing.wait()
        #expect(try request.read(#require(client.receive()).octets).code == .accountingResponse)
    }

    @Test func wantsALogForAccounting() throws {
        #expect(throws: RadiusServiceError.nowhereToRecord) { try service(accounting: ["127.0.0.1"], log: nil) }
    }

    private func service(accounting: [String], log: RecordLog?) throws -> RadiusService {
        var provider = TestProvider()
        provider.routers.append(.testRouter(2, source: "::1/128"))
        let directory = provider.directory()
        return try RadiusService(
            RadiusSettings(
                authentication: [RadiusEndpoint(address: IPAddress(parsing: "127.0.0.1"), port: 0)],
                accounting: accounting.map { RadiusEndpoint(address: try IPAddress(parsing: $0), port: 0) }, workers: 1),
            classKey: TestProvider.classKey, accounting: log, directory: { directory })
    }

    private func sessions(in journal: Journal) async throws -> [[UInt8]] {
        let reader = journal.reader(after: 0)
        var sessions: [[UInt8]] = []
        while case .records(let batch) = try await reader.next() {
            for index in 0..<batch.count {
                sessions.append(try AccountingRecord(decoding: batch.payload(at: index).span).sessionID)
            }
        }
        return sessions
    }
}

/// Something that runs on a thread of its own.
private struct WorkerBody {
    private let thread: WorkerThread?

    init(_ body: @escaping @Sendable () -> Void) { thread = try? WorkerThread(named: "test", body) }

    func wait() { thread?.join() }
}
