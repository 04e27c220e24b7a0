// SPDX-License-Identifier: Apache-2.0

internal import Crypto
public import ProviderValues

/// One 256-bit key of the key file, with the number under which sealed values name it.
///
/// The key itself never encrypts anything: a sealing key and a check value are derived from it (HKDF, RFC 5869), so that
/// what the database stores about a key says nothing about the key that seals.
public struct MasterKey: Sendable {
    /// Length of the key material in bytes (AES-256).
    public static let byteCount = 32

    /// The number that sealed values carry; unique within a key file, never zero, grows with each rotation.
    public let id: UInt32

    private let material: SymmetricKey

    /// - Parameter bytes: exactly ``byteCount`` bytes.
    /// - Returns: nil when the length is wrong or `id` is zero, which is kept free to mean "no key".
    public init?(id: UInt32, bytes: [UInt8]) {
        guard id != 0, bytes.count == Self.byteCount else { return nil }
        self.id = id
        self.material = SymmetricKey(data: bytes)
    }

    /// A new key from the system's random source; `id` is not zero.
    init(randomWithID id: UInt32) {
        self.id = id
        self.material = SymmetricKey(size: .bits256)
    }

    /// What the database keeps to recognise this key: 16 bytes derived from it, which do not help to find it.
    public var checkValue: [UInt8] {
        derived("firsthop key check 1", byteCount: 16).withUnsafeBytes { Array($0) }
    }

    /// The key that seals columns.
    var sealingKey: SymmetricKey {
        derived("firsthop column sealing 1", byteCount: Self.byteCount)
    }

    /// A key for another use than sealing, the same on every node with this key file; `purpose` names the use.
    ///
    /// It says nothing about the keys derived for other purposes.
    public func key(for purpose: String) -> Secret {
        Secret(derived("firsthop use: " + purpose, byteCount: Self.byteCount).withUnsafeBytes { Array($0) })
    }

    /// The key material in lower-case hexadecimal, for the key file only.
    var hexadecimal: String {
        material.withUnsafeBytes { Hexadecimal.text($0) }
    }

    private func derived(_ purpose: String, byteCount: Int) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: material, info: Array(purpose.utf8), outputByteCount: byteCount)
    }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "master key \(id) <redacted>" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
