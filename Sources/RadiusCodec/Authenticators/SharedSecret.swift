// SPDX-License-Identifier: Apache-2.0

/// The secret that a NAS and this server share, with what can be digested of it before any packet comes.
///
/// Made once per NAS and handed to every call that proves or hides something. Immutable: all threads may use it at once.
public final class SharedSecret: Sendable {
    let octets: [UInt8]
    /// MD5 that has taken in the secret: hidden passwords begin with it.
    let leading: MD5
    /// HMAC-MD5 (RFC 2104) that has taken in the key's inner and outer padding.
    private let inner: MD5
    private let outer: MD5

    /// A secret of at least one octet, as RFC 2865 section 3 demands; nil for none.
    public init?(_ octets: [UInt8]) {
        guard !octets.isEmpty else { return nil }
        self.octets = octets
        var leading = MD5()
        leading.update(octets)
        self.leading = leading
        let key = octets.count > Self.blockLength ? MD5.digest(octets.span).octets : octets
        inner = Self.digest(padding: key, with: 0x36)
        outer = Self.digest(padding: key, with: 0x5c)
    }

    /// The octets that MD5 digests at once.
    private static let blockLength = 64

    private static func digest(padding key: [UInt8], with pad: UInt8) -> MD5 {
        var block = [UInt8](repeating: pad, count: blockLength)
        for (place, octet) in key.enumerated() {
            block[place] ^= octet
        }
        var digest = MD5()
        digest.update(block)
        return digest
    }
}

extension SharedSecret {
    /// MD5 over the packet as it stands, followed by the secret.
    func digest(of packet: Span<UInt8>) -> Octets16 {
        var digest = MD5()
        digest.update(packet)
        digest.update(octets)
        return digest.finish()
    }

    /// MD5 over the packet with `authenticator` in its authenticator field, followed by the secret.
    func digest(of packet: Span<UInt8>, authenticator: Octets16) -> Octets16 {
        var digest = MD5()
        digest.update(packet.extracting(first: FramedPacket.authenticatorPlace))
        digest.update(authenticator)
        digest.update(packet.extracting(droppingFirst: FramedPacket.headerLength))
        digest.update(octets)
        return digest.finish()
    }

    /// HMAC-MD5 over the packet with `authenticator`, or when nil its own, in its authenticator field, and with zeros in the
    /// sixteen octets at `place`, where the value of Message-Authenticator stands.
    func messageAuthenticator(of packet: Span<UInt8>, authenticator: Octets16?, at place: Int) -> Octets16 {
        var digest = inner
        let before = packet.extracting(first: place)
        if let authenticator {
            digest.update(before.extracting(first: FramedPacket.authenticatorPlace))
            digest.update(authenticator)
            digest.update(before.extracting(droppingFirst: FramedPacket.headerLength))
        } else {
            digest.update(before)
        }
        digest.update(.zero)
        digest.update(packet.extracting(droppingFirst: place &+ 16))
        return sealed(&digest)
    }

    /// HMAC-MD5 over any bytes, for values of our own that come back too, such as Class.
    public func keyedDigest(of bytes: Span<UInt8>) -> Octets16 {
        var digest = inner
        digest.update(bytes)
        return sealed(&digest)
    }

    private func sealed(_ digest: inout MD5) -> Octets16 {
        var last = outer
        last.update(digest.finish())
        return last.finish()
    }
}

extension SharedSecret: CustomStringConvertible {
    /// Never the secret.
    public var description: String { "<redacted>" }
}
