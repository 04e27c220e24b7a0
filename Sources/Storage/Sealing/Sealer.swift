// SPDX-License-Identifier: Apache-2.0

internal import Crypto
public import ProviderValues

/// Seals the secrets of single columns and opens them again: AES-256-GCM with a random nonce, bound to table, row and column.
///
/// Random 96-bit nonces are safe for 2^32 seals under one key (NIST SP 800-38D §8.3), a thousand times more than a provider
/// with millions of lines writes in a year.
public struct Sealer: Sendable {
    /// Room for any RADIUS secret, password, token or private key; bounds what one column can hold.
    public static let maximumSecretBytes = 65_536

    private let currentID: UInt32
    private let sealingKeys: [UInt32: SymmetricKey]

    public init(_ ring: KeyRing) {
        currentID = ring.current.id
        sealingKeys = Dictionary(ring.keys.map { ($0.id, $0.sealingKey) }, uniquingKeysWith: { first, _ in first })
    }

    /// Seals `secret` under the current key.
    ///
    /// The nonce is always the system's: a repeated one would reveal both secrets, so no parameter can supply it.
    public func seal(_ secret: Secret, for place: SealedPlace) throws(SealingError) -> [UInt8] {
        let plaintext = secret.reveal()
        guard plaintext.count <= Self.maximumSecretBytes else {
            throw .tooLong(place: place, byteCount: plaintext.count)
        }
        guard let key = sealingKeys[currentID] else { throw .unknownKey(id: currentID, place: place) }
        let header = SealedEnvelope.header(keyID: currentID)
        guard let box = try? AES.GCM.seal(plaintext, using: key, authenticating: header + place.associatedData) else {
            throw .tooLong(place: place, byteCount: plaintext.count)
        }
        return header + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what ``seal(_:for:)`` returned for the same place, under whichever key of the ring it names.
    public func open(_ bytes: [UInt8], for place: SealedPlace) throws(SealingError) -> Secret {
        guard let envelope = SealedEnvelope(bytes) else {
            throw .malformed(place: place, byteCount: bytes.count)
        }
        guard let key = sealingKeys[envelope.keyID] else {
            throw .unknownKey(id: envelope.keyID, place: place)
        }
        let authenticated = SealedEnvelope.header(keyID: envelope.keyID) + place.associatedData
        guard let box = try? AES.GCM.SealedBox(combined: envelope.box),
            let plaintext = try? AES.GCM.open(box, using: key, authenticating: authenticated)
        else { throw .notAuthentic(place: place) }
        return Secret(Array(plaintext))
    }

    /// Opens many values of one column.
    public func opener(table: String, column: String) -> ColumnOpener {
        ColumnOpener(table: table, column: column, keys: sealingKeys)
    }

    /// Moves a value to the current key after a rotation.
    ///
    /// - Returns: the bytes to store instead, or nil when the value is under the current key already.
    public func reseal(_ bytes: [UInt8], for place: SealedPlace) throws(SealingError) -> [UInt8]? {
        let secret = try open(bytes, for: place)
        guard SealedEnvelope(bytes)?.keyID != currentID else { return nil }
        return try seal(secret, for: place)
    }
}
