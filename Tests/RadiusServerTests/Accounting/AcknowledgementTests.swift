// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Storage
import Testing

/// What leaves a worker, and when.
@Suite struct AcknowledgementTests {
    private let held = HeldLog()
    private let logins = MemoryDoor(for: .logins)
    private let accounting = MemoryDoor(for: .accounting)
    private let other = MemoryDoor(for: .accounting)
    private let meters = MeterRegistry()

    /// Nothing leaves before the sync, logins do not wait for it, and afterwards every acknowledgement leaves in the order of
    /// the records, through the door and to the router that its request came from.
    @Test func leaveOnlyAfterTheSync() throws {
        let worker = try worker(pending: PendingReplies(capacity: 1000))
        for number in 0..<200 { try arrive(number, at: number % 3 == 0 ? other : accounting) }
        logins.incoming.append((router(5), try TestRequest().octets()))
        run(worker)
        #expect(accounting.outgoing.isEmpty && other.outgoing.isEmpty)
        #expect(logins.outgoing.count == 1)
        #expect(worker.awaitedRecord == 1)
        #expect(meters.figures()[0].figures.waiting == 200)
        held.sync(through: 200)
        run(worker)
        #expect(worker.awaitedRecord == nil)
        for (door, isOther) in [(accounting, false), (other, true)] {
            let numbers = (0..<200).filter { ($0 % 3 == 0) == isOther }
            #expect(door.outgoing.map(\.to) == numbers.map(router))
            #expect(door.outgoing.map { $0.octets[1] } == numbers.map { UInt8(truncatingIfNeeded: $0) })
        }
        let figures = meters.figures()[0].figures
        #expect(figures.waiting == 0 && figures.settled == 200)
        #expect(figures.acknowledgements.counts.reduce(0, +) == 200)
        #expect(figures.drops.allSatisfy { $0 == 0 })
    }

    /// What exceeds the room for waiting is not taken; its sender tries again and is heard when there is room.
    @Test func takeNoMoreThanCanWait() throws {
        let worker = try worker(pending: PendingReplies(capacity: 10))
        for number in 0..<30 { try arrive(number, at: accounting) }
        run(worker)
        var figures = meters.figures()[0].figures
        #expect(figures.waiting == 10)
        #expect(figures.drops[Int(DropReason.tooManyWaiting.rawValue)] == 20)
        held.sync(through: 10)
        run(worker)
        for number in 10..<20 { try arrive(number, at: accounting) }
        run(worker)
        held.sync(through: 20)
        run(worker)
        #expect(accounting.outgoing.map(\.to) == (0..<20).map(router))
        figures = meters.figures()[0].figures
        #expect(figures.waiting == 0)
        #expect(held.records.map(\.sessionID) == (0..<20).map { Array("\($0)".utf8) })
    }

    /// While the disk fails, nothing new is acknowledged, and nothing that was taken is lost.
    @Test func stopWhileTheDiskFails() throws {
        let worker = try worker(pending: PendingReplies(capacity: 100))
        try arrive(0, at: accounting)
        run(worker)
        held.fail()
        while held.log.trouble == nil {}
        try arrive(1, at: accounting)
        logins.incoming.append((router(5), try TestRequest().octets()))
        run(worker)
        #expect(accounting.outgoing.isEmpty)
        #expect(logins.outgoing.count == 1, "logins go on")
        let figures = meters.figures()[0].figures
        #expect(figures.drops[Int(DropReason.notRecorded.rawValue)] == 1)
        #expect(worker.awaitedRecord == 1)
    }

    private func worker(pending: PendingReplies) throws -> Worker<MemoryDoor> {
        var provider = TestProvider()
        provider.routers = [.testRouter(source: "127.0.0.0/8")]
        let directory = provider.directory()
        let context = WorkerContext(
            number: 0, directory: { directory }, tables: NASTables(), meters: meters, unknownSources: UnknownSources(),
            monotonic: { 1_000 }, wallClock: .system)
        return Worker(
            context, doors: [logins, accounting, other], desk: try TestDesk(recordingInto: held.log).desk,
            pending: pending)
    }

    private func arrive(_ number: Int, at door: MemoryDoor) throws {
        let request = TestRequest.accounting(
            "Start", identifier: UInt8(truncatingIfNeeded: number), extras: ["Acct-Session-Id = \"\(number)\""])
        door.incoming.append((router(number), try request.octets()))
    }

    private func router(_ number: Int) -> RadiusEndpoint {
        RadiusEndpoint(address: .v4(IPv4Address(bits: 0x7f00_0000 + UInt32(number))), port: 1000)
    }

    private func run(_ worker: Worker<MemoryDoor>) {
        while worker.turn(monotonic: 500, now: Timestamp(seconds: 0)) {}
    }
}
