// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Overwrites in a copy of a packet what nobody but NAS and server may see: hidden passwords and keys, and the responses from
/// which a password could be guessed.
///
/// Works on octets alone, so that a packet whose attributes are malformed is redacted, too.
enum Redaction {
    /// The octets with every secret value replaced by zeros, cut at the packet's own length.
    static func redacted(_ bytes: Span<UInt8>) -> [UInt8] {
        let end = min(bytes.count, FramedPacket.longest)
        var copy = (0..<end).map { bytes[$0] }
        var offset = FramedPacket.headerLength
        while offset + 2 <= end {
            let length = max(2, Int(copy[offset + 1]))
            let next = min(offset + length, end)
            if secretNumbers.contains(copy[offset]) {
                blank(&copy, (offset + 2)..<next)
            } else if copy[offset] == AttributeNumber.vendorSpecific {
                redactVendor(&copy, (offset + 2)..<next)
            }
            offset += length
        }
        return copy
    }

    /// User-Password, CHAP-Password, Tunnel-Password, EAP-Message and Message-Authenticator.
    private static let secretNumbers: Set<UInt8> = [2, 3, 69, 79, 80]

    /// Microsoft's attributes are all about passwords and keys, but for the policy of the encryption (RFC 2548); of other
    /// vendors' those are blanked that the dictionary says are hidden.
    private static func redactVendor(_ copy: inout [UInt8], _ range: Range<Int>) {
        guard range.count > 4 else { return }
        let vendor = range.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32(copy[$1]) }
        let format = RadiusDictionary.standard.format(ofVendor: vendor)
        guard format == .recommended else {
            blank(&copy, range.dropFirst(4))
            return
        }
        var offset = range.lowerBound + 4
        while offset + 2 <= range.upperBound {
            let length = max(2, Int(copy[offset + 1]))
            let next = min(offset + length, range.upperBound)
            if isSecret(vendor, copy[offset]) { blank(&copy, (offset + 2)..<next) }
            offset += length
        }
    }

    private static func isSecret(_ vendor: UInt32, _ number: UInt8) -> Bool {
        if vendor == microsoft { return !policyNumbers.contains(number) }
        let key = AttributeKey(vendor: vendor, UInt16(number))
        return secretKeys.contains(key)
            || RadiusDictionary.standard.definition(of: key).map { $0.hiding != .plain } ?? false
    }

    private static let microsoft: UInt32 = 311
    /// MS-CHAP-Error, MS-MPPE-Encryption-Policy and -Types, MS-CHAP-Challenge.
    private static let policyNumbers: Set<UInt8> = [2, 7, 8, 11]
    /// Radio keys that travel in the clear.
    private static let secretKeys: Set<AttributeKey> = [
        .mikrotikWirelessEncKey, .mikrotikWirelessPSK, .mikrotikWirelessMPKey,
    ]

    private static func blank(_ copy: inout [UInt8], _ range: Range<Int>) {
        for place in range { copy[place] = 0 }
    }
}
