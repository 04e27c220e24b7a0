// SPDX-License-Identifier: Apache-2.0

/// CHAP with MD5 (RFC 1994 section 4.1) as RADIUS carries it (RFC 2865 section 5.3).
public enum CHAP {
    /// Whether a CHAP-Password, one octet of identifier and sixteen of digest, is that of this password.
    ///
    /// The challenge is CHAP-Challenge or, in a packet without one, its authenticator.
    public static func matches(response: Span<UInt8>, challenge: Span<UInt8>, password: Span<UInt8>) -> Bool {
        guard response.count == 17, let received = Octets16(response, at: 1) else { return false }
        return received == digest(identifier: response[0], challenge: challenge, password: password)
    }

    /// As ``matches(response:challenge:password:)`` for a packet without CHAP-Challenge.
    public static func matches(response: Span<UInt8>, authenticator: Octets16, password: Span<UInt8>) -> Bool {
        let challenge = authenticator.octets
        return matches(response: response, challenge: challenge.span, password: password)
    }

    /// The value of CHAP-Password that a client sends.
    public static func response(identifier: UInt8, challenge: Span<UInt8>, password: Span<UInt8>) -> [UInt8] {
        [identifier] + digest(identifier: identifier, challenge: challenge, password: password).octets
    }

    private static func digest(identifier: UInt8, challenge: Span<UInt8>, password: Span<UInt8>) -> Octets16 {
        var digest = MD5()
        digest.update(CollectionOfOne(identifier).span)
        digest.update(password)
        digest.update(challenge)
        return digest.finish()
    }
}
