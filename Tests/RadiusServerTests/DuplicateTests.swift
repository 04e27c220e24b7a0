// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec
@testable import RadiusServer
import Testing
import TestKit

/// RFC 5080 section 2.2.2.
@Suite struct DuplicateTests {
    @Test func repeatsAnswerByteForByte() throws {
        let desk = try TestDesk()
        let octets = try TestRequest().octets()
        let first = try #require(desk.answer(octets))
        desk.monotonic += ReplyCache.lifetimeNanoseconds - 1
        #expect(desk.answer(octets) == first)
        #expect(desk.meter.figures.duplicates == 1)
        #expect(desk.meter.figures.verdicts[Int(Verdict.accepted.rawValue)] == 1)
        desk.monotonic += 2
        let later = try #require(desk.answer(octets))
        #expect(later != first, "after its time a request is a new one, with a session of its own")
    }

    @Test func takesAnotherAuthenticatorPortOrAddressForAnotherRequest() throws {
        let desk = try TestDesk()
        let first = desk.answer(try TestRequest().octets())
        var other = TestRequest()
        other.authenticator = Octets16(high: 3, low: 4)
        #expect(desk.answer(try other.octets()) != first)
        // It has taken the place of the first.
        #expect(desk.answer(try TestRequest().octets()) != first)
        let again = desk.answer(try TestRequest().octets())
        desk.source = RadiusEndpoint(address: desk.source.address, port: 40001)
        #expect(desk.answer(try TestRequest().octets()) != again)
        #expect(desk.meter.figures.duplicates == 1)
    }

    @Test func forgedPacketsEvictNothing() throws {
        let desk = try TestDesk()
        let octets = try TestRequest().octets()
        let first = desk.answer(octets)
        var forged = TestRequest(secret: Array("somebody else's".utf8))
        forged.authenticator = Octets16(high: 3, low: 4)
        #expect(desk.answer(try forged.octets()) == nil)
        #expect(desk.answer(octets) == first)
    }

    /// An answer that waits for its record is given to nobody before the record is durable.
    @Test func keepsAnswersBackUntilTheirRecordsAreDurable() throws {
        let cache = ReplyCache(capacity: 4)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
        defer { room.deallocate() }
        let origin = RequestOrigin(
            RadiusEndpoint(address: .v4(IPv4Address(bits: 1)), port: 1), identifier: 1, door: 1)
        let authenticator = Octets16(high: 1, low: 2)
        [UInt8](1...20).withUnsafeBytes {
            cache.keep($0, for: origin, authenticator: authenticator, now: 1, onceDurable: 7)
        }
        func find(_ durable: Int64) -> ReplyCache.Finding {
            cache.find(origin, authenticator: authenticator, now: 2, durableThrough: durable, into: room)
        }
        #expect(find(6) == .inProgress)
        #expect(find(7) == .answered(20))
    }

    /// Against a model: what the cache finds is always what was kept last for that origin, and it never grows.
    @Test func findsOnlyWhatWasKept() {
        var generator = SeededGenerator(seed: 5080)
        let cache = ReplyCache(capacity: 64)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
        defer { room.deallocate() }
        var model: [UInt64: (authenticator: Octets16, reply: [UInt8])] = [:]
        var found = 0
        for _ in 0..<20_000 {
            let number = generator.next() % 100
            let origin = RequestOrigin(
                RadiusEndpoint(address: .v4(IPv4Address(bits: UInt32(number >> 4))), port: UInt16(number)),
                identifier: UInt8(number & 15), door: 0)
            if generator.next() & 1 == 0 {
                let entry = (Octets16.random(using: &generator), generator.bytes(Int(generator.next() % 600) + 1))
                entry.1.withUnsafeBytes { cache.keep($0, for: origin, authenticator: entry.0, now: 1) }
                model[number] = entry.1.count <= ReplyCache.replyBytes ? entry : nil
            } else if let entry = model[number],
                case .answered(let length) = cache.find(
                    origin, authenticator: entry.authenticator, now: 2, into: room)
            {
                found += 1
                #expect(Array(room[..<length]) == entry.reply)
            }
        }
        #expect(found > 1000, "the test must find something to mean anything")
    }
}
