// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import TestKit

/// A desk with a provider behind it, for tests that need no sockets and no queue.
final class TestDesk {
    let desk: Desk
    let learned = LearnedFacts()
    let tap = TraceTap()
    let meter = NASMeter()
    var directory: AccessDirectory
    var table: NASTable
    var monotonic: UInt64 = 1_000_000_000
    var source = RadiusEndpoint(address: .v4(IPv4Address(bits: 0x7f00_0001)), port: 40000)
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)

    init(_ provider: TestProvider = TestProvider()) throws {
        directory = provider.directory()
        table = NASTable(directory.nases, generation: directory.routersGeneration)
        guard let key = SipHash(key: TestProvider.classKey.reveal()) else { throw TestFailure("no key") }
        var generator = SeededGenerator(seed: 1)
        desk = Desk(
            answerer: Answerer(classKey: key, openSessions: { _ in 0 }, using: &generator),
            cache: ReplyCache(capacity: 1024), learned: learned, tap: tap)
    }

    deinit { room.deallocate() }

    /// The answer to a datagram; nil when there is none.
    func answer(_ datagram: [UInt8], from place: Int = 0) -> [UInt8]? {
        let visit = Visit(
            source: source, door: 0, nas: table.profiles[place], meter: meter, monotonic: monotonic,
            now: Timestamp(seconds: 1_767_225_600))
        let length = datagram.withUnsafeBufferPointer { desk.answer($0, of: visit, directory: directory, into: room) }
        return length > 0 ? Array(room[..<length]) : nil
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
