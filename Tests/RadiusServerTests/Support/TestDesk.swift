// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Storage
import TestKit

/// A desk with a provider behind it, for tests that need no sockets and no queue.
final class TestDesk {
    let desk: Desk
    /// nil without a log.
    let recorder: AccountingRecorder?
    let learned = LearnedFacts()
    let tap = TraceTap()
    let meter = NASMeter()
    var directory: AccessDirectory
    var table: NASTable
    var monotonic: UInt64 = 1_000_000_000
    var purpose = DoorPurpose.logins
    var mayWait = true
    /// What became of the last datagram.
    private(set) var reply = DeskReply.none
    var source = RadiusEndpoint(address: .v4(IPv4Address(bits: 0x7f00_0001)), port: 40000)
    let now = Timestamp(seconds: 1_767_225_600)
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)

    /// - Parameter log: where accounting goes; with one, datagrams come in by the door for accounting.
    init(
        _ provider: TestProvider = TestProvider(), recordingInto log: RecordLog? = nil,
        noteAccepted: @escaping @Sendable (ServiceID, Operations.SessionKey) -> Void = { _, _ in }
    ) throws {
        directory = provider.directory()
        table = NASTable(directory.nases, generation: directory.routersGeneration)
        guard let key = SipHash(key: TestProvider.classKey.reveal()) else { throw TestFailure("no key") }
        var generator = SeededGenerator(seed: 1)
        recorder = log.map { AccountingRecorder(into: $0, classKey: key) }
        desk = Desk(
            answerer: Answerer(classKey: key, openSessions: { _ in 0 }, using: &generator),
            recorder: recorder, cache: ReplyCache(capacity: 1024),
            learned: learned, tap: tap, noteAccepted: noteAccepted)
        if log != nil { purpose = .accounting }
    }

    deinit { room.deallocate() }

    /// The answer to a datagram, whether it may leave yet or not; nil when there is none.
    func answer(_ datagram: [UInt8], from place: Int = 0) -> [UInt8]? {
        let visit = Visit(
            source: source, door: 0, purpose: purpose, nas: table.profiles[place], meter: meter, monotonic: monotonic,
            now: now)
        reply = datagram.withUnsafeBufferPointer {
            desk.answer($0, of: visit, directory: directory, mayWait: mayWait, into: room)
        }
        switch reply {
        case .none: return nil
        case .now(let length), .onceDurable(let length, _): return Array(room[..<length])
        case .handOn:
            // What a worker does that hands nothing on.
            desk.drop(datagram.span, of: visit, .homeServerBusy)
            return nil
        }
    }

    /// The answer to a request, checked as a router does.
    func answer(_ request: TestRequest, from place: Int = 0) throws -> TypedPacket? {
        try answer(request.octets(), from: place).map(request.read)
    }

    /// The reasons for which something was dropped so far.
    var drops: [DropReason] {
        DropReason.allCases.filter { meter.figures.drops[Int($0.rawValue)] > 0 }
    }
}
