// SPDX-License-Identifier: Apache-2.0

/// MS-CHAP, the first version (RFC 2433), as RADIUS carries it (RFC 2548 section 2.1). Only its NT response is understood:
/// the LAN Manager one can be broken by hand.
public enum MSCHAP {
    /// Octets of MS-CHAP-Response: identifier, flags, LAN Manager response in 24, NT response in 24.
    public static let responseCount = 50
    /// Octets of MS-CHAP-Challenge.
    public static let challengeCount = 8

    /// Whether an MS-CHAP-Response to the challenge is that of the password with this hash; false when the lengths are
    /// wrong or the flags say that there is no NT response.
    public static func matches(response: Span<UInt8>, challenge: Span<UInt8>, hash: NTHash) -> Bool {
        guard response.count == responseCount, challenge.count == challengeCount, response[1] & 1 == 1,
            let received = NTResponse(response, at: 26), let challenge = challenge.number64(at: 0)
        else { return false }
        return received == hash.response(to: challenge)
    }

    /// The value of MS-CHAP-Response that a client sends; nil when the challenge has not eight octets.
    public static func response(identifier: UInt8, challenge: Span<UInt8>, hash: NTHash) -> [UInt8]? {
        guard challenge.count == challengeCount, let challenge = challenge.number64(at: 0) else { return nil }
        let unused = [UInt8](repeating: 0, count: NTResponse.count)
        return [identifier, 1] + unused + hash.response(to: challenge).octets
    }

    /// The value of MS-CHAP-MPPE-Keys before it is hidden (RFC 2548 section 2.4.1): eight octets for a LAN Manager key,
    /// zero here, and sixteen for the hash of the hash, from which both sides derive their keys (RFC 3079 section 2.4).
    public static func keys(hash: NTHash) -> [UInt8] {
        [UInt8](repeating: 0, count: 8) + hash.hashed.octets
    }
}
