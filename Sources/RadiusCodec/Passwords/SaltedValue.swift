// SPDX-License-Identifier: Apache-2.0

/// The hiding of Tunnel-Password (RFC 2868 section 3.5) and of the MPPE keys (RFC 2548 section 2.4.2).
///
///     | salt, two octets | hidden: length, value, zeros up to a multiple of sixteen |
///
/// As ``UserPassword``, but the first block is combined with MD5 of secret, request authenticator and salt.
public enum SaltedValue {
    /// The longest value: with tag, salt and length it fits into one attribute of the RFCs.
    public static let longest = 239
    /// The octets of the longest value with its salt.
    private static let longestHidden = 242

    /// The salt and the hidden octets; nil for a value that is longer than ``longest``.
    ///
    /// The salt's highest bit is set in any case. It must differ between the attributes of one packet.
    public static func hide(
        _ value: Span<UInt8>, salt: UInt16, secret: SharedSecret, authenticator: Octets16
    ) -> [UInt8]? {
        guard value.count <= longest else { return nil }
        let salt = salt | 0x8000
        var clear: [UInt8] = [UInt8(truncatingIfNeeded: value.count)]
        clear.append(contentsOf: value.octets(0..<value.count))
        var hidden: [UInt8] = [UInt8(salt >> 8), UInt8(salt & 0xff)]
        var mask = secret.mask(after: authenticator, salt: salt)
        for offset in stride(from: 0, to: clear.count, by: 16) {
            let block = Octets16(filling: clear.span, from: offset) ^ mask
            hidden.append(contentsOf: block.octets)
            mask = secret.mask(after: block)
        }
        return hidden
    }

    /// The salt and both hidden blocks of a key of sixteen octets: what ``hide(_:salt:secret:authenticator:)`` makes of it.
    static func hide(
        _ value: Octets16, salt: UInt16, secret: SharedSecret, authenticator: Octets16
    ) -> (salt: UInt16, blocks: (Octets16, Octets16)) {
        let salt = salt | 0x8000
        let clear = (
            Octets16(high: 16 << 56 | value.high >> 8, low: value.high << 56 | value.low >> 8),
            Octets16(high: value.low << 56, low: 0)
        )
        let first = clear.0 ^ secret.mask(after: authenticator, salt: salt)
        return (salt, (first, clear.1 ^ secret.mask(after: first)))
    }

    /// The value of salt and hidden octets; nil when their number, or the length that was hidden with them, is wrong, as
    /// it mostly is when the secrets differ.
    public static func reveal(_ hidden: Span<UInt8>, secret: SharedSecret, authenticator: Octets16) -> [UInt8]? {
        guard let salt = hidden.number16(at: 0), (18...longestHidden).contains(hidden.count), hidden.count % 16 == 2
        else { return nil }
        var clear: [UInt8] = []
        var mask = secret.mask(after: authenticator, salt: salt)
        for offset in stride(from: 2, to: hidden.count, by: 16) {
            guard let block = Octets16(hidden, at: offset) else { return nil }
            clear.append(contentsOf: (block ^ mask).octets)
            mask = secret.mask(after: block)
        }
        guard let length = clear.first.map({ Int($0) }), length < clear.count else { return nil }
        return Array(clear.dropFirst().prefix(length))
    }
}

extension SharedSecret {
    fileprivate func mask(after authenticator: Octets16, salt: UInt16) -> Octets16 {
        var digest = leading
        digest.update(authenticator)
        digest.update(salt)
        return digest.finish()
    }
}
