// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// MD5 (RFC 1321) as far as it has got. A copy goes on from the same place, so a secret at the front is digested once.
///
/// RADIUS is built on it; nothing else here should be.
struct MD5: Sendable {
    private var context = MD5_CTX()

    init() {
        _ = MD5_Init(&context)
    }

    mutating func update(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBytes { _ = MD5_Update(&context, $0.baseAddress, $0.count) }
    }

    mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { _ = MD5_Update(&context, $0.baseAddress, $0.count) }
    }

    mutating func update(_ octets: Octets16) {
        var memory = (octets.high.bigEndian, octets.low.bigEndian)
        _ = MD5_Update(&context, &memory, 16)
    }

    /// Takes in a number's two octets, the higher one first.
    mutating func update(_ number: UInt16) {
        var memory = number.bigEndian
        _ = MD5_Update(&context, &memory, 2)
    }

    /// The digest of everything so far. Only a copy from before goes on.
    mutating func finish() -> Octets16 {
        var memory: (UInt64, UInt64) = (0, 0)
        _ = withUnsafeMutableBytes(of: &memory) { room in
            MD5_Final(room.assumingMemoryBound(to: UInt8.self).baseAddress, &context)
        }
        return Octets16(high: UInt64(bigEndian: memory.0), low: UInt64(bigEndian: memory.1))
    }

    /// The digest of one run of bytes.
    static func digest(_ bytes: Span<UInt8>) -> Octets16 {
        var digest = MD5()
        digest.update(bytes)
        return digest.finish()
    }
}
