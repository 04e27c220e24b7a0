// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import TestKit
import Testing

@Suite struct RecordTests {
    @Test func whatIsWrittenIsRead() throws {
        var random = SeededGenerator(seed: 1_001)
        for _ in 0..<2_000 {
            let record = Self.record(using: &random)
            let bytes = record.bytes
            #expect(bytes.count <= AccountingRecordWriter.maximumBytes)
            #expect(try AccountingRecord(decoding: bytes.span) == record)
        }
    }

    /// Every text as long as an attribute can be, and twice the prefixes: the record still has room, and says what is missing.
    @Test func whatIsTooLongIsCutAndStaysDifferent() throws {
        func longest(ending octet: UInt8) -> AccountingRecord {
            var record = AccountingRecord(.stop, nas: NASID(7), arrived: Timestamp(seconds: 1_800_000_000))
            let text = [UInt8](repeating: UInt8(ascii: "x"), count: 252) + [octet]
            (record.sessionID, record.userName, record.callingStation) = (text, text, text)
            (record.calledStation, record.portID, record.nasIdentifier) = (text, text, text)
            record.login = LoginReference(
                session: SessionKey(high: 1, low: 2), service: ServiceID(3), issued: Timestamp(seconds: 4),
                garden: .unpaid, granted: AccessFingerprint(number: 5))
            (record.stated, record.delay, record.sessionSeconds) = (Timestamp(seconds: 5), 6, 7)
            record.totals = SessionTotals(down: .max, up: .max, packetsDown: .max, packetsUp: .max)
            record.totals6 = record.totals
            (record.cause, record.port, record.ipv4) = (1, 2, IPv4Address(bits: 3))
            record.interfaceID = InterfaceIdentifier(bits: 4)
            record.addresses6 = (0..<16).map { IPv6Address(bits: UInt128($0)) }
            return record
        }
        let (first, second) = (longest(ending: 1), longest(ending: 2))
        #expect(first.bytes.count <= AccountingRecordWriter.maximumBytes)
        let (one, other) = try (
            AccountingRecord(decoding: first.bytes.span), AccountingRecord(decoding: second.bytes.span)
        )
        #expect(one.cuts == [.text, .prefixes])
        #expect(one.addresses6.count == AccountingRecordWriter.maximumPrefixes)
        #expect(one.userName == first.userName)
        #expect(one.sessionID.count == RecordText.sessionID.maximumBytes)
        #expect(one.sessionID != other.sessionID)
    }

    /// Any bytes are a record or an error; and a record with an octet changed never reads beyond its end.
    @Test func hostileBytesAreRefused() {
        var random = SeededGenerator(seed: 1_002)
        for _ in 0..<4_000 {
            var bytes = Self.record(using: &random).bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
            }
            bytes.removeLast(Int.random(in: 0...min(8, bytes.count), using: &random))
            _ = try? AccountingRecord(decoding: bytes.span)
            let noise = random.bytes(Int.random(in: 0...80, using: &random))
            #expect(throws: AccountingRecordError.self) { try AccountingRecord(decoding: ([2] + noise).span) }
        }
        #expect(throws: AccountingRecordError.truncated(offset: 0)) { try AccountingRecord(decoding: [UInt8]().span) }
    }

    @Test func keysAreWrittenAndRead() {
        let key = SessionKey(high: 0x0190_f1e2_77a3_7d10, low: 0x8c51_0123_4567_89ab)
        #expect(key.description == "0190f1e2-77a3-7d10-8c51-0123456789ab")
        #expect(SessionKey(key.description) == key)
        #expect(SessionKey("0190f1e2") == nil)
        #expect(SessionKey(String(repeating: "g", count: 32)) == nil)
    }

    /// A record with any part of what there can be.
    private static func record(using random: inout SeededGenerator) -> AccountingRecord {
        func maybe<Value>(_ make: (inout SeededGenerator) -> Value) -> Value? {
            Bool.random(using: &random) ? make(&random) : nil
        }
        func text(_ limit: Int) -> [UInt8] { maybe { $0.bytes(Int.random(in: 1...limit, using: &$0)) } ?? [] }
        var record = AccountingRecord(
            AccountingEvent.allCases.randomElement(using: &random) ?? .on,
            nas: NASID(Int64.random(in: 1...99, using: &random)),
            arrived: Timestamp(microseconds: Int64.random(in: 0..<4_000_000_000_000_000, using: &random)))
        record.stated = maybe { Timestamp(microseconds: Int64.random(in: .min ... .max, using: &$0)) }
        record.delay = maybe { UInt32.random(in: 1 ... .max, using: &$0) } ?? 0
        record.login = maybe {
            LoginReference(
                session: SessionKey(high: $0.next(), low: $0.next()), service: ServiceID(Int64($0.next() >> 1) | 1),
                issued: Timestamp(microseconds: Int64(bitPattern: $0.next())),
                garden: BlockReason.allCases.randomElement(), granted: AccessFingerprint(number: $0.next()))
        }
        (record.sessionID, record.userName, record.callingStation) = (text(128), text(253), text(64))
        (record.calledStation, record.portID, record.nasIdentifier) = (text(64), text(128), text(32))
        record.port = maybe { UInt32.random(in: .min ... .max, using: &$0) }
        record.sessionSeconds = maybe { UInt32.random(in: .min ... .max, using: &$0) }
        let totals = { (random: inout SeededGenerator) in
            SessionTotals(
                down: random.next(), up: random.next(), packetsDown: 3, hasGigawords: Bool.random(using: &random))
        }
        (record.totals, record.totals6) = (maybe(totals), maybe(totals))
        record.cause = maybe { UInt32.random(in: .min ... .max, using: &$0) }
        record.ipv4 = maybe { IPv4Address(bits: UInt32.random(in: .min ... .max, using: &$0)) }
        let prefix = { (random: inout SeededGenerator) in
            try? IPv6Prefix(
                masking: IPv6Address(bits: random.next128()), length: Int.random(in: 0...128, using: &random))
        }
        record.framed = (0..<2).compactMap { _ in prefix(&random) }
        record.delegated = (0..<2).compactMap { _ in prefix(&random) }
        record.addresses6 = (0..<3).map { _ in IPv6Address(bits: random.next128()) }
        record.interfaceID = maybe { InterfaceIdentifier(bits: $0.next()) }
        return record
    }
}
