// SPDX-License-Identifier: Apache-2.0

/// The hash of a password that MS-CHAP proves: MD4 of its UTF-16 (RFC 2759 section 8.3). As good as the password itself, so
/// it is kept as secret.
public struct NTHash: Sendable, Hashable {
    /// The sixteen octets.
    public let octets: Octets16

    /// The hash of a password.
    public init(password: String) {
        var units: [UInt8] = []
        for unit in password.utf16 {
            units.append(UInt8(truncatingIfNeeded: unit))
            units.append(UInt8(truncatingIfNeeded: unit >> 8))
        }
        octets = MD4.digest(units.span)
    }

    /// A hash that was computed elsewhere.
    public init(_ octets: Octets16) {
        self.octets = octets
    }

    /// The hash of the hash, from which keys are derived (RFC 2759 section 8.4).
    public var hashed: Octets16 {
        let octets = octets.octets
        return MD4.digest(octets.span)
    }

    /// The answer to a challenge of eight octets: three blocks of DES, with a third of the hash as key each (RFC 2759
    /// section 8.5).
    func response(to challenge: UInt64) -> NTResponse {
        let keys = (
            octets.high >> 8,
            (octets.high & 0xff) << 48 | octets.low >> 16,
            (octets.low & 0xffff) << 40
        )
        return NTResponse(
            first: DES.encrypt(challenge, key: keys.0), second: DES.encrypt(challenge, key: keys.1),
            third: DES.encrypt(challenge, key: keys.2))
    }
}

extension NTHash: CustomStringConvertible {
    /// Never the hash.
    public var description: String { "<redacted>" }
}
