// SPDX-License-Identifier: Apache-2.0

/// The hash of a password that MS-CHAP proves: MD4 of its UTF-16 (RFC 2759 section 8.3). As good as the password itself, so
/// it is kept as secret.
public struct NTHash: Sendable, Hashable {
    /// The sixteen octets.
    public let octets: Octets16

    /// The hash of a password in UTF-8, octets that are none replaced as Unicode says. ASCII takes no memory.
    public init(password utf8: Span<UInt8>) {
        guard utf8.count <= Self.longestOnStack, utf8.indices.allSatisfy({ utf8[$0] < 0x80 }) else {
            self.init(password: String(decoding: utf8.octets(0..<utf8.count), as: UTF8.self))
            return
        }
        let digest = withUnsafeTemporaryAllocation(byteCount: 2 * Self.longestOnStack, alignment: 1) { room in
            for place in utf8.indices {
                room[2 * place] = utf8[place]
                room[2 * place + 1] = 0
            }
            return MD4.digest(Span(_unsafeBytes: UnsafeRawBufferPointer(rebasing: room[..<(2 * utf8.count)])))
        }
        self.init(digest)
    }

    /// Passwords are rarely longer, and longer ones are only slower.
    private static let longestOnStack = 128

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
        var memory = (octets.high.bigEndian, octets.low.bigEndian)
        return withUnsafeBytes(of: &memory) { MD4.digest(Span(_unsafeBytes: $0)) }
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
