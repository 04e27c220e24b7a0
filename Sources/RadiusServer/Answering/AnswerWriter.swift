// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import RadiusCodec

/// Writes the answers to Access-Request and Status-Server, each with Message-Authenticator as its first attribute whether
/// the request had one or not (CVE-2024-3596).
struct AnswerWriter {
    let classKey: SipHash

    /// An Access-Accept: the grant in the NAS's dialect, the operator's extra attributes, what MS-CHAP needs, Class, and the
    /// request's Proxy-States.
    func accept(
        _ packet: FramedPacket, in bytes: Span<UInt8>, _ nas: NASProfile, _ grant: AccessGrant, extras: AttributeBlock,
        _ examination: Examination, _ issued: SessionClass, into room: UnsafeMutableRawBufferPointer
    ) throws(PacketWritingError) -> Int {
        var writer = try PacketWriter(.accessAccept, identifier: packet.identifier, into: room)
        try Dialect.write(grant, for: nas, into: &writer)
        try writer.append(nas.extras[grant.purpose])
        try writer.append(extras)
        if let hash = examination.hash {
            let answer = MSCHAPAnswer(
                credentials: examination.credentials, hash: hash, userName: examination.userName)
            try answer.append(to: &writer, packet, in: bytes, nas.secret)
        }
        try append(issued, to: &writer)
        try writer.appendProxyStates(of: packet, in: bytes)
        return writer.seal(with: nas.secret, authenticator: packet.authenticator)
    }

    /// An Access-Reject. It says nothing of the reason: whether a name exists or a bill is open is nobody's business.
    func reject(
        _ packet: FramedPacket, in bytes: Span<UInt8>, _ nas: NASProfile, _ credentials: Credentials,
        _ challenge: SessionNumber, into room: UnsafeMutableRawBufferPointer
    ) throws(PacketWritingError) -> Int {
        var writer = try PacketWriter(.accessReject, identifier: packet.identifier, into: room)
        try MSCHAPRefusal(credentials: credentials, challenge: challenge).append(to: &writer, in: bytes)
        try writer.appendProxyStates(of: packet, in: bytes)
        return writer.seal(with: nas.secret, authenticator: packet.authenticator)
    }

    /// The answer to Status-Server on an authentication port (RFC 5997 section 4.2).
    func status(
        _ packet: FramedPacket, in bytes: Span<UInt8>, _ nas: NASProfile, into room: UnsafeMutableRawBufferPointer
    ) throws(PacketWritingError) -> Int {
        var writer = try PacketWriter(.accessAccept, identifier: packet.identifier, into: room)
        try writer.appendProxyStates(of: packet, in: bytes)
        return writer.seal(with: nas.secret, authenticator: packet.authenticator)
    }

    private func append(_ value: SessionClass, to writer: inout PacketWriter) throws(PacketWritingError) {
        var octets: InlineArray<50, UInt8> = .init(repeating: 0)
        var span = octets.mutableSpan
        value.write(to: &span, key: classKey)
        try writer.append(.class, octets.span)
    }
}
