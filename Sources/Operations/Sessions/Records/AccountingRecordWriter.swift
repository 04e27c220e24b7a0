// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import NetworkValues
public import ProviderValues

/// Writes an accounting record into memory of the caller's, without allocating; the form is ``AccountingRecord``'s.
///
/// Of what is put twice the first counts, except that prefixes and addresses add up.
public struct AccountingRecordWriter {
    /// Octets that the memory must have: the largest record fits.
    public static let maximumBytes = 1_024
    /// Prefixes and addresses of a record together; more are left out, and ``RecordCuts/prefixes`` says so.
    public static let maximumPrefixes = 8

    private let target: UnsafeMutableRawBufferPointer
    private var count = 0
    private var prefixes = 0
    private var written: UInt32 = 0
    private var cuts: RecordCuts = []

    /// Begins a record.
    ///
    /// - Parameter target: at least ``maximumBytes`` octets that stay where they are until ``finish()``. With less, what does
    ///   not fit is left out and ``finish()`` says 0.
    public init(
        into target: UnsafeMutableRawBufferPointer, _ event: AccountingEvent, nas: NASID, arrived: Timestamp
    ) {
        self.target = target
        guard target.count >= Self.maximumBytes else { return }
        append(AccountingRecord.form)
        append(event.rawValue)
        append(0)
        append(UInt64(bitPattern: nas.value), 8)
        append(UInt64(bitPattern: arrived.microseconds), 8)
    }

    /// When it happened, in the router's words.
    public mutating func put(stated: Timestamp) {
        guard begin(.stated) else { return }
        append(UInt64(bitPattern: stated.microseconds), 8)
    }

    /// Seconds for which the router has tried to send it.
    public mutating func put(delay: UInt32) { put(.delay, delay) }

    /// The login that the router returned; only after its tag was found right.
    public mutating func put(login: LoginReference) {
        guard begin(.login) else { return }
        append(login.session.high, 8)
        append(login.session.low, 8)
        append(UInt64(bitPattern: login.service?.value ?? 0), 8)
        append(UInt64(bitPattern: login.issued.microseconds), 8)
        append(login.garden?.recordNumber ?? 0)
        append(login.granted.number, 8)
    }

    /// A text. One that is too long is cut, and its last sixteen octets say what the whole was: two long texts that differ
    /// only at their ends stay different.
    public mutating func put(_ text: RecordText, _ octets: Span<UInt8>) {
        guard count > 0, isFirst(text.rawValue) else { return }
        let kept = min(octets.count, text.maximumBytes)
        append(text.rawValue)
        append(UInt8(truncatingIfNeeded: kept))
        guard kept < octets.count else {
            append(octets, kept)
            return
        }
        cuts.insert(.text)
        append(octets, kept - 16)
        append(hexadecimal: StableHash.half(of: octets))
    }

    /// Seconds since the session began.
    public mutating func put(sessionSeconds: UInt32) { put(.sessionSeconds, sessionSeconds) }

    /// Everything that was counted.
    public mutating func put(totals: SessionTotals) { put(.totals, totals) }

    /// The part of it that was IPv6.
    public mutating func put(totals6: SessionTotals) { put(.totals6, totals6) }

    /// Why the session ended.
    public mutating func put(cause: UInt32) { put(.cause, cause) }

    /// The router's port.
    public mutating func put(port: UInt32) { put(.port, port) }

    /// The subscriber's IPv4 address.
    public mutating func put(ipv4: IPv4Address) { put(.ipv4, ipv4.bits) }

    /// A prefix of the link to the subscriber.
    public mutating func put(framed: IPv6Prefix) { put(.framed, framed) }

    /// A prefix routed behind the subscriber's router.
    public mutating func put(delegated: IPv6Prefix) { put(.delegated, delegated) }

    /// An address assigned by DHCPv6.
    public mutating func put(address6: IPv6Address) {
        guard hasRoomForPrefix(), begin(.address6, once: false) else { return }
        append(address6)
    }

    /// The subscriber's interface identifier.
    public mutating func put(interfaceID: InterfaceIdentifier) {
        guard begin(.interfaceID) else { return }
        append(interfaceID.bits, 8)
    }

    /// Ends the record.
    ///
    /// - Returns: its length in octets; 0 when the memory is smaller than ``maximumBytes``.
    public mutating func finish() -> Int {
        guard count > 0 else { return 0 }
        target[2] = cuts.rawValue
        return count
    }
}

extension AccountingRecordWriter {
    private mutating func put(_ kind: RecordNumber, _ number: UInt32) {
        guard begin(kind) else { return }
        append(UInt64(number), 4)
    }

    private mutating func put(_ kind: RecordNumber, _ totals: SessionTotals) {
        guard begin(kind) else { return }
        append(totals.down, 8)
        append(totals.up, 8)
        append(totals.packetsDown, 8)
        append(totals.packetsUp, 8)
        append(totals.hasGigawords ? 1 : 0)
    }

    private mutating func put(_ kind: RecordNumber, _ prefix: IPv6Prefix) {
        guard hasRoomForPrefix(), begin(kind, once: false) else { return }
        append(prefix.address)
        append(prefix.length)
    }

    private mutating func hasRoomForPrefix() -> Bool {
        if prefixes == Self.maximumPrefixes { cuts.insert(.prefixes) }
        guard prefixes < Self.maximumPrefixes else { return false }
        prefixes += 1
        return true
    }

    /// Begins an item; false for one that is there already, or when there is no room for any record.
    private mutating func begin(_ kind: RecordNumber, once: Bool = true) -> Bool {
        guard count > 0, !once || isFirst(kind.rawValue) else { return false }
        append(kind.rawValue)
        append(UInt8(truncatingIfNeeded: kind.size))
        return true
    }

    /// Every item but a prefix can be there once: with that the largest record is smaller than ``maximumBytes``.
    private mutating func isFirst(_ item: UInt8) -> Bool {
        let bit = UInt32(1) << UInt32(item)
        defer { written |= bit }
        return written & bit == 0
    }

    private mutating func append(_ octet: UInt8) {
        target[count] = octet
        count += 1
    }

    private mutating func append(_ number: UInt64, _ size: Int) {
        for shift in stride(from: 8 * (size - 1), through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    private mutating func append(_ address: IPv6Address) {
        append(UInt64(truncatingIfNeeded: address.bits >> 64), 8)
        append(UInt64(truncatingIfNeeded: address.bits), 8)
    }

    private mutating func append(_ octets: Span<UInt8>, _ size: Int) {
        for index in 0..<size { append(octets[index]) }
    }

    private mutating func append(hexadecimal number: UInt64) {
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift) & 15)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
