// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// A record read once, without copying: where its texts lie, and its numbers.
struct RecordOutline {
    private var texts = TextPlaces()
    private var stated: Timestamp?
    private var delay: UInt32 = 0
    private var login: LoginReference?
    private var seconds: Int64?
    private var totals: SessionTotals?
    private var totals6: SessionTotals?
    private var cause: Int64?
    private var port: UInt32?
    private var sightings: UInt64 = 0
    private let head: RecordHead

    var nas: NASID { head.nas }
    var cuts: RecordCuts { head.cuts }

    /// - Throws: ``AccountingRecordError``.
    init(_ bytes: Span<UInt8>) throws(AccountingRecordError) {
        head = try RecordHead(bytes)
        var scanner = RecordScanner()
        while let item = try scanner.next(in: bytes) {
            switch item.kind {
            case .text(let text): texts[text] = item.start..<(item.start + item.count)
            case .number(let number): try take(number, in: bytes, at: item.start)
            }
        }
    }

    private mutating func take(
        _ number: RecordNumber, in bytes: Span<UInt8>, at start: Int
    ) throws(AccountingRecordError) {
        switch number {
        case .stated: stated = Timestamp(microseconds: Int64(bitPattern: bytes.number(at: start, count: 8)))
        case .delay: delay = UInt32(truncatingIfNeeded: bytes.number(at: start, count: 4))
        case .login: login = bytes.login(at: start)
        case .sessionSeconds: seconds = Int64(bytes.number(at: start, count: 4))
        case .totals: totals = bytes.totals(at: start)
        case .totals6: totals6 = bytes.totals(at: start)
        case .cause: cause = Int64(bytes.number(at: start, count: 4))
        case .port: port = UInt32(truncatingIfNeeded: bytes.number(at: start, count: 4))
        case .ipv4: note(number, bytes.number(at: start, count: 4), 32)
        case .framed, .delegated:
            let prefix = try bytes.prefix(at: start)
            note(number, UInt64(truncatingIfNeeded: prefix.address.bits >> 64), UInt64(prefix.length))
            note(number, UInt64(truncatingIfNeeded: prefix.address.bits), 129)
        case .address6:
            note(number, bytes.number(at: start, count: 8), 130)
            note(number, bytes.number(at: start + 8, count: 8), 131)
        case .interfaceID: break
        }
    }

    /// Mixes a part of an address into what stands for all of them; their order does not matter.
    private mutating func note(_ kind: RecordNumber, _ bits: UInt64, _ length: UInt64) {
        // The finalizer of SplitMix64; it only has to tell one set from the next of the same session.
        var mixed = bits ^ (length << 56 | UInt64(kind.rawValue) << 48)
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        sightings &+= (mixed ^ mixed >> 31) | 1
    }

    /// What folding needs of the record.
    func reading(_ bytes: Span<UInt8>, at place: RecordPlace, rules: SessionRules) -> SessionReading {
        let identity = SessionIdentity(
            nas: head.nas, login: login?.session, texts: texts, port: port, in: bytes)
        return SessionReading(
            event: head.event, nas: head.nas, key: identity.key, login: login?.session, service: login?.service,
            idHash: identity.idHash, lineHash: identity.lineHash, arrived: head.arrived,
            time: RecordTime(arrived: head.arrived, stated: stated, delay: delay, rules: rules),
            seconds: head.event == .start ? seconds ?? 0 : seconds, octets: totals.map(Self.octets),
            octets6: totals6.map(Self.octets), packets: totals.map(Self.packets) ?? .zero,
            hasGigawords: totals?.hasGigawords ?? false, cause: cause, sightings: Int64(bitPattern: sightings),
            place: place)
    }

    private static func octets(_ totals: SessionTotals) -> OctetPair {
        OctetPair(down: Int64(clamping: totals.down), up: Int64(clamping: totals.up))
    }

    private static func packets(_ totals: SessionTotals) -> OctetPair {
        OctetPair(down: Int64(clamping: totals.packetsDown), up: Int64(clamping: totals.packetsUp))
    }
}

/// Where the texts of a record lie in it.
struct TextPlaces {
    private var sessionID = 0..<0
    private var userName = 0..<0
    private var callingStation = 0..<0
    private var calledStation = 0..<0
    private var portID = 0..<0
    private var nasIdentifier = 0..<0

    subscript(_ text: RecordText) -> Range<Int> {
        get {
            switch text {
            case .sessionID: sessionID
            case .userName: userName
            case .callingStation: callingStation
            case .calledStation: calledStation
            case .portID: portID
            case .nasIdentifier: nasIdentifier
            }
        }
        set {
            switch text {
            case .sessionID: sessionID = newValue
            case .userName: userName = newValue
            case .callingStation: callingStation = newValue
            case .calledStation: calledStation = newValue
            case .portID: portID = newValue
            case .nasIdentifier: nasIdentifier = newValue
            }
        }
    }
}
