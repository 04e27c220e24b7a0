// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// One block of DES, as MS-CHAP uses it (RFC 2759 section 8.6). For ``MD4``'s reason from libcrypto's own function.
enum DES {
    /// Encrypts eight octets with a key of 56 bits, both with their first octet highest.
    static func encrypt(_ block: UInt64, key: UInt64) -> UInt64 {
        var schedule = DES_key_schedule()
        var spread = spread(key).bigEndian
        var clear = block.bigEndian
        var encrypted: UInt64 = 0
        withUnsafeMutableBytes(of: &spread) { key in
            DES_set_key_unchecked(key.assumingMemoryBound(to: DES_cblock.self).baseAddress, &schedule)
        }
        withUnsafeMutableBytes(of: &clear) { clear in
            withUnsafeMutableBytes(of: &encrypted) { encrypted in
                DES_ecb_encrypt(
                    clear.assumingMemoryBound(to: DES_cblock.self).baseAddress,
                    encrypted.assumingMemoryBound(to: DES_cblock.self).baseAddress, &schedule, DES_ENCRYPT)
            }
        }
        return UInt64(bigEndian: encrypted)
    }

    /// Seven bits to an octet; the lowest bit of each is parity, which nobody looks at.
    private static func spread(_ key: UInt64) -> UInt64 {
        (0..<8).reduce(0) { spread, place in
            spread << 8 | (key >> UInt64(49 - 7 * place) & 0x7f) << 1
        }
    }
}
