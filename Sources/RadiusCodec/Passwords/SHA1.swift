// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// SHA-1 (RFC 3174) as far as it has got; MS-CHAPv2 is built on it. Nothing allocates.
struct SHA1 {
    private var context = SHA_CTX()

    init() {
        _ = SHA1_Init(&context)
    }

    mutating func update(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBytes { _ = SHA1_Update(&context, $0.baseAddress, $0.count) }
    }

    mutating func update(_ octets: Octets16) {
        var memory = (octets.high.bigEndian, octets.low.bigEndian)
        _ = SHA1_Update(&context, &memory, 16)
    }

    /// Takes in as many of a number's octets as it has, the highest first.
    mutating func update(_ number: UInt64) {
        var memory = number.bigEndian
        _ = SHA1_Update(&context, &memory, 8)
    }

    mutating func update(_ digest: Digest) {
        var memory = digest.memory
        _ = SHA1_Update(&context, &memory, Digest.count)
    }

    /// Takes in the text of a constant of the program.
    mutating func update(_ text: StaticString) {
        text.withUTF8Buffer { _ = SHA1_Update(&context, $0.baseAddress, $0.count) }
    }

    /// Takes in one octet forty times.
    mutating func update(fortyTimes octet: UInt8) {
        let eight = UInt64(octet) &* 0x0101_0101_0101_0101
        var memory = (eight, eight, eight, eight, eight)
        _ = SHA1_Update(&context, &memory, 40)
    }

    /// The digest of everything so far.
    mutating func finish() -> Digest {
        var memory = Digest.zero
        _ = withUnsafeMutableBytes(of: &memory) { room in
            SHA1_Final(room.assumingMemoryBound(to: UInt8.self).baseAddress, &context)
        }
        return Digest(memory: memory)
    }

    /// Twenty octets.
    struct Digest {
        static let count = Int(SHA_DIGEST_LENGTH)
        fileprivate static let zero: (UInt64, UInt64, UInt32) = (0, 0, 0)

        /// The octets as they lie in memory.
        fileprivate let memory: (UInt64, UInt64, UInt32)

        /// The first eight octets, the very first one highest.
        var first8: UInt64 { UInt64(bigEndian: memory.0) }
        var first16: Octets16 { Octets16(high: first8, low: UInt64(bigEndian: memory.1)) }

        var octets: [UInt8] { (0..<Self.count).map { self[$0] } }

        /// The octet at a place from 0 to 19.
        subscript(place: Int) -> UInt8 {
            place < 16 ? first16[place] : UInt8(truncatingIfNeeded: memory.2.bigEndian >> UInt32(152 - 8 * place))
        }
    }
}
