// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// Goes from item to item of a record without copying anything.
struct RecordScanner {
    private var offset = RecordHead.size

    /// The next item; nil at the end.
    mutating func next(in bytes: Span<UInt8>) throws(AccountingRecordError) -> RecordItem? {
        guard offset < bytes.count else { return nil }
        guard offset + 2 <= bytes.count else { throw .truncated(offset: offset) }
        guard let kind = RecordItemKind(bytes[offset]) else { throw .item(bytes[offset], offset: offset) }
        let item = RecordItem(kind: kind, start: offset + 2, count: Int(bytes[offset + 1]))
        guard item.start + item.count <= bytes.count else { throw .truncated(offset: offset) }
        if case .number(let number) = kind, number.size != item.count { throw .value(offset: item.start) }
        offset = item.start + item.count
        return item
    }
}

extension Span<UInt8> {
    /// A big-endian number of up to eight octets; the caller has checked that they are there.
    func number(at start: Int, count: Int) -> UInt64 {
        var number: UInt64 = 0
        for index in start..<(start + count) { number = number << 8 | UInt64(self[index]) }
        return number
    }

    /// A copy of some octets that are there.
    func octets(_ range: Range<Int>) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(range.count)
        for index in range { octets.append(self[index]) }
        return octets
    }

    /// An address in sixteen octets that are there.
    func address(at start: Int) -> IPv6Address {
        IPv6Address(bits: UInt128(number(at: start, count: 8)) << 64 | UInt128(number(at: start + 8, count: 8)))
    }

    /// A prefix in sixteen octets and one of length.
    func prefix(at start: Int) throws(AccountingRecordError) -> IPv6Prefix {
        do throws(PrefixError) {
            return try IPv6Prefix(masking: address(at: start), length: Int(self[start + 16]))
        } catch {
            throw .value(offset: start)
        }
    }

    /// The login in its forty-one octets.
    func login(at start: Int) -> LoginReference {
        let service = Int64(bitPattern: number(at: start + 16, count: 8))
        return LoginReference(
            session: SessionKey(high: number(at: start, count: 8), low: number(at: start + 8, count: 8)),
            service: service == 0 ? nil : ServiceID(service),
            issued: Timestamp(microseconds: Int64(bitPattern: number(at: start + 24, count: 8))),
            garden: BlockReason(recordNumber: self[start + 32]),
            granted: AccessFingerprint(number: number(at: start + 33, count: 8)))
    }

    /// Totals in their thirty-three octets.
    func totals(at start: Int) -> SessionTotals {
        SessionTotals(
            down: number(at: start, count: 8), up: number(at: start + 8, count: 8),
            packetsDown: number(at: start + 16, count: 8), packetsUp: number(at: start + 24, count: 8),
            hasGigawords: self[start + 32] != 0)
    }
}
