// SPDX-License-Identifier: Apache-2.0

/// The bytes of a sealed column, taken apart but not yet believed.
///
///      0        1               5                       17
///     +--------+---------------+-----------------------+------------------+-----------+
///     | format | key id        | nonce                 | ciphertext       | tag       |
///     | 1 byte | 4, big endian | 12, random            | as the secret    | 16        |
///     +--------+---------------+-----------------------+------------------+-----------+
///
/// Format and key id are authenticated together with the place.
struct SealedEnvelope {
    static let format: UInt8 = 1
    static let nonceCount = 12
    static let tagCount = 16
    static let headerCount = 5

    let keyID: UInt32
    /// Nonce, ciphertext and tag, in one piece as they are opened.
    let box: ArraySlice<UInt8>

    /// - Returns: nil when the bytes are too short or of another format.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.headerCount + Self.nonceCount + Self.tagCount, bytes[0] == Self.format else {
            return nil
        }
        keyID = bytes[1..<Self.headerCount].reduce(0) { $0 << 8 | UInt32($1) }
        box = bytes[Self.headerCount...]
    }

    static func header(keyID: UInt32) -> [UInt8] {
        var header = [format]
        header.append(bigEndian: keyID)
        return header
    }
}
