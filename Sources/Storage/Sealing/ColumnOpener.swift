// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL
internal import Crypto
public import ProviderValues

/// Opens the secrets of one column, row after row: what ``Sealer/open(_:for:)`` does, ten times as fast.
///
/// A cipher that is set up for each value takes longer than the few bytes of a password. Here it is set up once for each key, which
/// swift-crypto has no way to say; so the cipher is OpenSSL's. What is sealed by one opens with the other.
public struct ColumnOpener: ~Copyable {
    private let table: String
    private let column: String
    private let keys: [UInt32: SymmetricKey]
    /// What is authenticated beside a value: its envelope's header and its place. Header and row are written anew for each.
    private var authenticated: [UInt8]
    private var ciphers: [(keyID: UInt32, context: OpaquePointer)] = []

    init(table: String, column: String, keys: [UInt32: SymmetricKey]) {
        self.table = table
        self.column = column
        self.keys = keys
        authenticated =
            SealedEnvelope.header(keyID: 0) + SealedPlace(table: table, row: 0, column: column).associatedData
    }

    deinit {
        for cipher in ciphers { EVP_CIPHER_CTX_free(cipher.context) }
    }

    /// Opens what ``Sealer/seal(_:for:)`` returned for this row.
    public mutating func open(_ bytes: [UInt8], ofRow row: Int64) throws(SealingError) -> Secret {
        guard let envelope = SealedEnvelope(bytes) else {
            throw .malformed(place: place(row), byteCount: bytes.count)
        }
        guard let key = keys[envelope.keyID] else { throw .unknownKey(id: envelope.keyID, place: place(row)) }
        guard let cipher = cipher(envelope.keyID, key) else { throw .notAuthentic(place: place(row)) }
        authenticated.replace(with: envelope.keyID, at: 1)
        authenticated.replace(with: UInt64(bitPattern: row), at: authenticated.count - 8)
        guard let plaintext = open(envelope.box, with: cipher) else { throw .notAuthentic(place: place(row)) }
        return Secret(plaintext)
    }

    private func place(_ row: Int64) -> SealedPlace {
        SealedPlace(table: table, row: row, column: column)
    }

    private mutating func cipher(_ keyID: UInt32, _ key: SymmetricKey) -> OpaquePointer? {
        if let known = ciphers.first(where: { $0.keyID == keyID }) { return known.context }
        guard let context = EVP_CIPHER_CTX_new() else { return nil }
        let isReady = key.withUnsafeBytes { key in
            EVP_DecryptInit_ex(
                context, EVP_aes_256_gcm(), nil, key.assumingMemoryBound(to: UInt8.self).baseAddress, nil) == 1
        }
        guard isReady else {
            EVP_CIPHER_CTX_free(context)
            return nil
        }
        ciphers.append((keyID, context))
        return context
    }

    /// - Returns: nil when the value is not what was sealed.
    private func open(_ box: ArraySlice<UInt8>, with cipher: OpaquePointer) -> [UInt8]? {
        let count = box.count - SealedEnvelope.nonceCount - SealedEnvelope.tagCount
        guard let length = Int32(exactly: count) else { return nil }
        return box.withUnsafeBufferPointer { box in
            guard let nonce = box.baseAddress else { return nil }
            let ciphertext = nonce + SealedEnvelope.nonceCount
            var (done, isOpen) = (Int32(0), false)
            let plaintext = [UInt8](unsafeUninitializedCapacity: count) { room, initialized in
                var tag = Array(UnsafeBufferPointer(start: ciphertext + count, count: SealedEnvelope.tagCount))
                isOpen =
                    EVP_DecryptInit_ex(cipher, nil, nil, nil, nonce) == 1
                    && EVP_DecryptUpdate(cipher, nil, &done, authenticated, Int32(authenticated.count)) == 1
                    && EVP_DecryptUpdate(cipher, room.baseAddress, &done, ciphertext, length) == 1
                    && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1
                    // GCM writes nothing at its end; it says whether all of it was authentic.
                    && EVP_DecryptFinal_ex(cipher, nil, &done) == 1
                initialized = isOpen ? count : 0
            }
            return isOpen ? plaintext : nil
        }
    }
}

extension [UInt8] {
    /// Writes an integer over the bytes from `index` on, most significant byte first.
    fileprivate mutating func replace<Value: FixedWidthInteger>(with value: Value, at index: Int) {
        for offset in 0..<Value.bitWidth / 8 {
            self[index + offset] = UInt8(truncatingIfNeeded: value >> (Value.bitWidth - 8 - 8 * offset))
        }
    }
}
