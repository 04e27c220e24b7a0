// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// A router's login as its home server gets it: the same attributes in the same order, what is hidden with the secret
/// hidden anew, a Message-Authenticator of ours in front, and a Proxy-State of ours at the end (RFC 2865 sections 2.3
/// and 5.33).
struct HomeRequest {
    let login: HandedLogin
    /// Shared with the home server.
    let secret: SharedSecret
    let identifier: UInt8
    let authenticator: Octets16
    /// The value of our Proxy-State.
    let mark: [UInt8]

    /// Writes it into `room`, which has 4096 octets, and returns its length.
    func write(into room: UnsafeMutableRawBufferPointer) throws(DropReason) -> Int {
        let bytes = login.octets.span
        let packet = login.packet
        let from = HidingKey(secret: login.nas.secret, authenticator: packet.authenticator)
        let to = HidingKey(secret: secret, authenticator: authenticator)
        do throws(PacketWritingError) {
            var writer = try PacketWriter(.accessRequest, identifier: identifier, into: room)
            try writer.append(passing: packet, in: bytes, from: from, to: to)
            if packet.contains(AttributeNumber.chapPassword), !packet.contains(AttributeNumber.chapChallenge) {
                // Where the challenge is missing it is the authenticator, which does not get that far (RFC 2865 section 5.3).
                try writer.append(.chapChallenge, packet.authenticator)
            }
            try writer.append(.proxyState, mark)
            return writer.seal(with: secret, authenticator: authenticator)
        } catch {
            throw error.isHiding ? .malformedAttribute : .requestTooLong
        }
    }
}

extension PacketWriter {
    /// Appends the attributes of another hop's packet but for Message-Authenticator, which each hop has of its own.
    ///
    /// - Parameter skipped: the place of a value to leave out with its attribute.
    /// - Throws: ``PacketWritingError/hidden(_:)`` when hidden octets break the rules.
    mutating func append(
        passing packet: FramedPacket, in bytes: Span<UInt8>, without skipped: Range<Int>? = nil, from: HidingKey,
        to: HidingKey
    ) throws(PacketWritingError) {
        var cursor = packet.attributes
        while let (number, value) = cursor.next(in: bytes) {
            guard number != FramedPacket.messageAuthenticator, value != skipped else { continue }
            let hidden: [UInt8]?
            do throws(HiddenAttribute.Fault) {
                hidden = try HiddenAttribute.value(number, bytes.extracting(value), from: from, to: to)
            } catch {
                throw .hidden(AttributeKey(number))
            }
            if let hidden {
                try append(AttributeKey(number), hidden)
            } else {
                try append(AttributeKey(number), bytes.extracting(value))
            }
        }
    }
}

extension PacketWritingError {
    /// Whether it is about the hiding of a value.
    var isHiding: Bool {
        switch self {
        case .hidden: true
        case .noRoom, .valueTooLong, .numberTooLarge, .wrongValue: false
        }
    }
}
