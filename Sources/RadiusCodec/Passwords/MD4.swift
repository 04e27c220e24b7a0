// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// MD4 (RFC 1320), which Windows passwords are hashed with.
///
/// From libcrypto's own function and not through OpenSSL 3's providers: there MD4 is in the “legacy” provider, a file that may
/// be missing and must be loaded into the whole process. The function itself is always in the library.
enum MD4 {
    static func digest(_ bytes: Span<UInt8>) -> Octets16 {
        var context = MD4_CTX()
        _ = MD4_Init(&context)
        bytes.withUnsafeBytes { _ = MD4_Update(&context, $0.baseAddress, $0.count) }
        var memory: (UInt64, UInt64) = (0, 0)
        _ = withUnsafeMutableBytes(of: &memory) { room in
            MD4_Final(room.assumingMemoryBound(to: UInt8.self).baseAddress, &context)
        }
        return Octets16(high: UInt64(bigEndian: memory.0), low: UInt64(bigEndian: memory.1))
    }
}
