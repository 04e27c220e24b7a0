// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec

/// Writes the Accounting-Requests of a PPPoE server.
struct AccountingWriter {
    /// What the login gave to a subscriber.
    struct Grant {
        var classes: [[UInt8]] = []
        var framed: [IPv6Prefix] = []
        var delegated: [IPv6Prefix] = []
    }

    let subscribers: SubscriberSeries
    let sessions: SessionName
    let secret: SharedSecret
    /// Memory for one text at a time.
    private var text: [UInt8] = []

    init(subscribers: SubscriberSeries, sessions: SessionName, secret: SharedSecret) {
        self.subscribers = subscribers
        self.sessions = sessions
        self.secret = secret
    }

    /// Writes one request into `memory`, and returns its length.
    ///
    /// - Parameter grant: what the login gave; nil without a login: then the prefixes are those of the series.
    mutating func write(
        _ event: SessionEvent, of subscriber: Int, grant: Grant? = nil, identifier: UInt8,
        into memory: UnsafeMutableRawBufferPointer
    ) throws(LoadError) -> Int {
        do throws(PacketWritingError) {
            var packet = try PacketWriter(
                .accountingRequest, identifier: identifier, into: memory, messageAuthenticator: false)
            try packet.append(.acctStatusType, event.kind.rawValue)
            text.removeAll(keepingCapacity: true)
            sessions.append(subscriber: subscriber, life: event.life, to: &text)
            try packet.append(.acctSessionId, text.span)
            text.removeAll(keepingCapacity: true)
            subscribers.names.append(subscriber, to: &text)
            try packet.append(.userName, text.span)
            try RequestWriter.appendCall(of: subscriber, to: &packet)
            try packet.append(.eventTimestamp, WallTime.seconds)
            try append(grant, of: subscriber, to: &packet)
            try append(event, of: subscriber, to: &packet)
            return packet.seal(with: secret, authenticator: .zero)
        } catch {
            throw .request(subscriber: subscriber, reason: "\(error)")
        }
    }

    private func append(
        _ grant: Grant?, of subscriber: Int, to packet: inout PacketWriter
    ) throws(PacketWritingError) {
        guard let grant else {
            if let prefix = subscribers.framed?.prefix(of: subscriber) { try packet.append(.framedIPv6Prefix, prefix) }
            if let prefix = subscribers.delegated?.prefix(of: subscriber) {
                try packet.append(.delegatedIPv6Prefix, prefix)
            }
            return
        }
        for octets in grant.classes { try packet.append(.class, octets) }
        for prefix in grant.framed { try packet.append(.framedIPv6Prefix, prefix) }
        for prefix in grant.delegated { try packet.append(.delegatedIPv6Prefix, prefix) }
    }

    private func append(
        _ event: SessionEvent, of subscriber: Int, to packet: inout PacketWriter
    ) throws(PacketWritingError) {
        guard event.kind != .start else { return }
        let counters = SessionCounters(subscriber: subscriber, step: event.step)
        try packet.append(.acctSessionTime, counters.seconds)
        // Input is what the router takes in from the subscriber.
        try packet.append(.acctInputOctets, UInt32(truncatingIfNeeded: counters.up))
        try packet.append(.acctInputGigawords, UInt32(truncatingIfNeeded: counters.up >> 32))
        try packet.append(.acctOutputOctets, UInt32(truncatingIfNeeded: counters.down))
        try packet.append(.acctOutputGigawords, UInt32(truncatingIfNeeded: counters.down >> 32))
        try packet.append(.acctInputPackets, UInt32(truncatingIfNeeded: counters.up / Self.octetsOfPacket))
        try packet.append(.acctOutputPackets, UInt32(truncatingIfNeeded: counters.down / Self.octetsOfPacket))
        if event.kind == .stop { try packet.append(.acctTerminateCause, Self.userRequest) }
    }

    private static let octetsOfPacket: UInt64 = 1000
    /// RFC 2866 section 5.10.
    private static let userRequest: UInt32 = 1
}
