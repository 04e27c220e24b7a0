// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Storage
import Testing
import TestKit

/// How many records a second one worker takes, verifies, writes, has synced and acknowledges. Built without optimisation it
/// says little; `docs/design/radius.md` has the figure of a release build.
@Suite struct AccountingSpeedTests {
    @Test func acknowledgesEveryRecordOfABurst() async throws {
        try await TemporaryDirectory.with { directory in
            let journal = try await Journal.open(at: directory.file("journal"))
            let burst = try Burst(into: journal.log, count: 10_000)
            let (elapsed, worked) = burst.run()
            let perSecond = Int(Double(burst.count) / elapsed)
            let microseconds = Int(worked * 1e6) / burst.count
            print("accounting: \(perSecond) records a second through one worker and a journal, \(microseconds) µs each")
            #expect(burst.acknowledged == burst.count)
            #expect(journal.log.durableThrough > 0)
            await journal.shutdown()
        }
    }
}

/// Interim updates of as many sessions, and a worker that takes them as fast as it can.
private final class Burst {
    let count: Int
    private let door: BurstDoor
    private let worker: Worker<BurstDoor>

    init(into log: RecordLog, count: Int) throws {
        self.count = count
        let attributes = try AttributeBlock(AttributeText.parse(Self.attributes))
        let packets = try (0..<count).map { try Self.interim($0, attributes) }
        var provider = TestProvider()
        provider.routers = [.testRouter(source: "10.0.0.0/8")]
        let directory = provider.directory()
        door = BurstDoor(packets)
        let context = WorkerContext(
            number: 0, directory: { directory }, tables: NASTables(), meters: MeterRegistry(),
            unknownSources: UnknownSources(), monotonic: { MonotonicClock.nanoseconds }, wallClock: .system)
        worker = Worker(context, doors: [door], desk: try TestDesk(recordingInto: log).desk)
    }

    var acknowledged: Int { door.acknowledged }

    /// Runs until everything is acknowledged; returns the seconds that took, and the processor's seconds of the worker until it
    /// had taken everything.
    func run() -> (elapsed: Double, worked: Double) {
        let (start, startOfWork) = (Self.seconds(CLOCK_MONOTONIC), Self.seconds(CLOCK_THREAD_CPUTIME_ID))
        var worked = 0.0
        while door.acknowledged < count {
            _ = worker.turn(monotonic: MonotonicClock.nanoseconds, now: Timestamp(seconds: 1_767_225_600))
            if !door.isEmpty { worked = Self.seconds(CLOCK_THREAD_CPUTIME_ID) - startOfWork }
        }
        return (Self.seconds(CLOCK_MONOTONIC) - start, worked)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What RouterOS sends of a PPPoE session.
    private static let attributes = """
        Acct-Status-Type = Interim-Update, NAS-Port = 15728643, NAS-IP-Address = 10.0.0.1, NAS-Identifier = "bng-1"
        Service-Type = Framed-User, Framed-Protocol = PPP, NAS-Port-Type = Ethernet, NAS-Port-Id = "ether2"
        Calling-Station-Id = "02:00:00:00:00:01", Called-Station-Id = "pppoe", Framed-IP-Address = 192.0.2.7
        Framed-IPv6-Prefix = 2001:db8:1:1::/64, Delegated-IPv6-Prefix = 2001:db8:8000:100::/56
        Acct-Session-Time = 600, Acct-Input-Octets = 123456789, Acct-Input-Gigawords = 1
        Acct-Output-Octets = 987654321, Acct-Output-Gigawords = 7, Acct-Input-Packets = 1234567
        Acct-Output-Packets = 7654321, Event-Timestamp = 1767225600, Acct-Delay-Time = 0
        """

    private static func interim(_ number: Int, _ attributes: AttributeBlock) throws -> [UInt8] {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)
        defer { room.deallocate() }
        guard let secret = TestProvider.sharedSecret else { return [] }
        var writer = try PacketWriter(
            .accountingRequest, identifier: UInt8(truncatingIfNeeded: number), into: room, messageAuthenticator: false)
        try writer.append(.userName, text: "user\(number)@example.net")
        try writer.append(.acctSessionId, text: "81a\(number)")
        try writer.append(attributes)
        let length = writer.seal(with: secret, authenticator: .zero)
        return Array(room[..<length])
    }
}

/// A door behind which a burst waits, and that counts what leaves.
private final class BurstDoor: DatagramDoor {
    let purpose = DoorPurpose.accounting
    private(set) var acknowledged = 0
    var isEmpty: Bool { next == packets.count }
    private let packets: [[UInt8]]
    private var next = 0

    init(_ packets: [[UInt8]]) { self.packets = packets }

    /// One less than a batch, after which a worker looks no further: as much as it serves, so that nothing exceeds its share.
    func receive(into pool: DatagramPool, atMost limit: Int) -> Int {
        let count = min(limit - 1, pool.freeCount, packets.count - next)
        for index in 0..<count {
            guard let slot = pool.freeSlot(index) else { return index }
            let packet = packets[next]
            pool.room(slot).copyBytes(from: packet)
            pool[slot].length = packet.count
            let router = IPv4Address(bits: 0x0a00_0000 + UInt32(next >> 8))
            pool[slot].nameLength = SocketName.write(
                RadiusEndpoint(address: .v4(router), port: 1000), to: pool.name(slot))
            next += 1
        }
        return count
    }

    func send(_ letters: inout [Letter]) {
        acknowledged += letters.count
        for index in letters.indices { letters[index].isSent = true }
    }
}
