// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// SHA-1 (RFC 3174) as far as it has got; MS-CHAPv2 is built on it.
struct SHA1 {
    private var context = SHA_CTX()

    init() {
        _ = SHA1_Init(&context)
    }

    mutating func update(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBytes { _ = SHA1_Update(&context, $0.baseAddress, $0.count) }
    }

    /// The digest of everything so far: twenty octets.
    mutating func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Int(SHA_DIGEST_LENGTH)) { room, count in
            SHA1_Final(room.baseAddress, &context)
            count = Int(SHA_DIGEST_LENGTH)
        }
    }
}
