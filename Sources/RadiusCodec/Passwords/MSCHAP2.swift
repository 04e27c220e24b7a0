// SPDX-License-Identifier: Apache-2.0

/// MS-CHAP version 2 (RFC 2759) as RADIUS carries it (RFC 2548 section 2.3).
///
/// MS-CHAP2-Response is identifier, flags, the peer's challenge in 16 octets, 8 reserved ones, and the response in 24.
/// User names are octets as they came; a domain and backslash before the name is not part of what was signed.
public enum MSCHAP2 {
    /// Octets of MS-CHAP2-Response.
    public static let responseCount = 50
    /// Octets of MS-CHAP-Challenge.
    public static let challengeCount = 16

    /// Whether an MS-CHAP2-Response to the challenge is that of the user's password with this hash; false when the
    /// lengths are wrong.
    public static func matches(
        response: Span<UInt8>, challenge: Span<UInt8>, userName: Span<UInt8>, hash: NTHash
    ) -> Bool {
        guard response.count == responseCount, challenge.count == challengeCount,
            let received = NTResponse(response, at: 26)
        else { return false }
        let digest = digest(peer: response.extracting(2..<18), challenge: challenge, userName: userName)
        return hash.response(to: digest) == received
    }

    /// The value of MS-CHAP2-Response that a client sends; nil when the challenge has not sixteen octets.
    public static func response(
        identifier: UInt8, peerChallenge: Octets16, challenge: Span<UInt8>, userName: Span<UInt8>, hash: NTHash
    ) -> [UInt8]? {
        guard challenge.count == challengeCount else { return nil }
        let peer = peerChallenge.octets
        let digest = digest(peer: peer.span, challenge: challenge, userName: userName)
        return [identifier, 0] + peer + [UInt8](repeating: 0, count: 8) + hash.response(to: digest).octets
    }

    /// The value of MS-CHAP2-Success for a response that matched: its identifier, and the proof to the client that the
    /// server knows the password too (RFC 2759 section 8.7); nil when the lengths are wrong.
    public static func success(
        response: Span<UInt8>, challenge: Span<UInt8>, userName: Span<UInt8>, hash: NTHash
    ) -> [UInt8]? {
        guard response.count == responseCount, challenge.count == challengeCount else { return nil }
        var first = SHA1()
        first.update(hash.hashed)
        first.update(response.extracting(26..<50))
        first.update("Magic server to client signing constant")
        let signed = first.finish()
        let digest = digest(peer: response.extracting(2..<18), challenge: challenge, userName: userName)
        var second = SHA1()
        second.update(signed)
        second.update(digest)
        second.update("Pad to make it do more than one iteration")
        return success(identifier: response[0], proof: second.finish())
    }

    /// The identifier, `S=`, and the proof in upper-case digits.
    private static func success(identifier: UInt8, proof: SHA1.Digest) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 3 + 2 * SHA1.Digest.count) { room, count in
            room[0] = identifier
            room[1] = UInt8(ascii: "S")
            room[2] = UInt8(ascii: "=")
            for place in 0..<SHA1.Digest.count {
                room[3 + 2 * place] = digit(proof[place] >> 4)
                room[4 + 2 * place] = digit(proof[place] & 15)
            }
            count = room.count
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
    }

    /// The first eight octets of SHA-1 over both challenges and the name (RFC 2759 section 8.2).
    static func digest(peer: Span<UInt8>, challenge: Span<UInt8>, userName: Span<UInt8>) -> UInt64 {
        var digest = SHA1()
        digest.update(peer)
        digest.update(challenge)
        digest.update(userName.extracting(droppingFirst: domainCount(of: userName)))
        return digest.finish().first8
    }

    /// The octets of a domain before the name, and of the backslash between them.
    private static func domainCount(of userName: Span<UInt8>) -> Int {
        for place in userName.indices where userName[place] == UInt8(ascii: "\\") {
            return place + 1
        }
        return 0
    }
}
