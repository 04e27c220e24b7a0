// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// What an Accounting-Request says, in the words of a record. What is not there, or not of its attribute's type, is left out: a
/// router that gets one attribute wrong has still used the octets that it reports.
extension AccountingRecordWriter {
    /// - Parameters:
    ///   - bytes: those that the packet was framed from.
    ///   - isInverted: whether the router takes input for output.
    mutating func put(_ packet: FramedPacket, in bytes: Span<UInt8>, isInverted: Bool) {
        putNames(packet, in: bytes)
        putTimes(packet, in: bytes)
        putCounters(packet, in: bytes, isInverted: isInverted)
        putAddresses(packet, in: bytes)
    }

    private mutating func putNames(_ packet: FramedPacket, in bytes: Span<UInt8>) {
        put(.sessionID, .acctSessionId, packet, in: bytes)
        put(.userName, .userName, packet, in: bytes)
        put(.callingStation, .callingStationId, packet, in: bytes)
        put(.calledStation, .calledStationId, packet, in: bytes)
        put(.portID, .nasPortId, packet, in: bytes)
        put(.nasIdentifier, .nasIdentifier, packet, in: bytes)
        if let port = packet.integer(.nasPort, in: bytes) { put(port: port) }
    }

    private mutating func put(
        _ text: RecordText, _ key: AttributeKey, _ packet: FramedPacket, in bytes: Span<UInt8>
    ) {
        guard let value = packet.first(key, in: bytes), !value.isEmpty else { return }
        put(text, bytes.extracting(value))
    }

    private mutating func putTimes(_ packet: FramedPacket, in bytes: Span<UInt8>) {
        // Routers without a clock send 0.
        if let stated = packet.integer(.eventTimestamp, in: bytes), stated > 0 {
            put(stated: Timestamp(seconds: Int64(stated)))
        }
        if let delay = packet.integer(.acctDelayTime, in: bytes), delay > 0 { put(delay: delay) }
        if let seconds = packet.integer(.acctSessionTime, in: bytes) { put(sessionSeconds: seconds) }
        if let cause = packet.integer(.acctTerminateCause, in: bytes) { put(cause: cause) }
    }

    private mutating func putCounters(_ packet: FramedPacket, in bytes: Span<UInt8>, isInverted: Bool) {
        if let totals = CounterKeys.all.totals(of: packet, in: bytes, isInverted: isInverted) { put(totals: totals) }
        guard packet.contains(AttributeNumber.vendorSpecific) else { return }
        for keys in CounterKeys.ipv6 {
            guard let totals = keys.totals(of: packet, in: bytes, isInverted: isInverted) else { continue }
            put(totals6: totals)
            return
        }
    }

    /// What the router gave, in its own words: a session may have several prefixes of a kind.
    private mutating func putAddresses(_ packet: FramedPacket, in bytes: Span<UInt8>) {
        if let address = packet.ipv4Address(.framedIPAddress, in: bytes), address.isGiven { put(ipv4: address) }
        if let identifier = packet.interfaceIdentifier(.framedInterfaceId, in: bytes) { put(interfaceID: identifier) }
        var cursor = packet.values(of: .framedIPv6Prefix)
        while let value = cursor.next(in: bytes) {
            if let prefix = FramedPacket.ipv6Prefix(masking: value, in: bytes), prefix.length > 0 {
                put(framed: prefix)
            }
        }
        cursor = packet.values(of: .delegatedIPv6Prefix)
        while let value = cursor.next(in: bytes) {
            if let prefix = FramedPacket.ipv6Prefix(masking: value, in: bytes), prefix.length > 0 {
                put(delegated: prefix)
            }
        }
        cursor = packet.values(of: .framedIPv6Address)
        while let value = cursor.next(in: bytes) {
            if let address = FramedPacket.ipv6Address(at: value, in: bytes), address.bits != 0 {
                put(address6: address)
            }
        }
    }
}

extension IPv4Address {
    /// Whether it is an address, and not one of those by which RFC 2865 section 5.8 leaves the choice to somebody else, or
    /// that of a host which has none yet.
    fileprivate var isGiven: Bool { bits != 0 && bits < 0xffff_fffe }
}
