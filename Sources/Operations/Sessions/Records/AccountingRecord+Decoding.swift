// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

extension AccountingRecord {
    /// Reads a stored record.
    ///
    /// - Throws: ``AccountingRecordError`` for bytes that no ``AccountingRecordWriter`` of this form has written.
    public init(decoding bytes: Span<UInt8>) throws(AccountingRecordError) {
        let head = try RecordHead(bytes)
        self.init(head.event, nas: head.nas, arrived: head.arrived)
        cuts = head.cuts
        var scanner = RecordScanner()
        while let item = try scanner.next(in: bytes) {
            switch item.kind {
            case .text(let text): set(text, bytes.octets(item.start..<(item.start + item.count)))
            case .number(let number): try set(number, in: bytes, at: item.start)
            }
        }
    }

    private mutating func set(_ text: RecordText, _ octets: [UInt8]) {
        switch text {
        case .sessionID: sessionID = octets
        case .userName: userName = octets
        case .callingStation: callingStation = octets
        case .calledStation: calledStation = octets
        case .portID: portID = octets
        case .nasIdentifier: nasIdentifier = octets
        }
    }

    private mutating func set(
        _ number: RecordNumber, in bytes: Span<UInt8>, at start: Int
    ) throws(AccountingRecordError) {
        switch number {
        case .stated: stated = Timestamp(microseconds: Int64(bitPattern: bytes.number(at: start, count: 8)))
        case .delay: delay = UInt32(truncatingIfNeeded: bytes.number(at: start, count: 4))
        case .login: login = bytes.login(at: start)
        case .sessionSeconds: sessionSeconds = UInt32(truncatingIfNeeded: bytes.number(at: start, count: 4))
        case .totals: totals = bytes.totals(at: start)
        case .totals6: totals6 = bytes.totals(at: start)
        case .cause: cause = UInt32(truncatingIfNeeded: bytes.number(at: start, count: 4))
        case .port: port = UInt32(truncatingIfNeeded: bytes.number(at: start, count: 4))
        case .ipv4: ipv4 = IPv4Address(bits: UInt32(truncatingIfNeeded: bytes.number(at: start, count: 4)))
        case .framed: framed.append(try bytes.prefix(at: start))
        case .delegated: delegated.append(try bytes.prefix(at: start))
        case .address6: addresses6.append(bytes.address(at: start))
        case .interfaceID: interfaceID = InterfaceIdentifier(bits: bytes.number(at: start, count: 8))
        }
    }
}
