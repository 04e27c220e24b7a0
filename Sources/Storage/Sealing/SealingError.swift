// SPDX-License-Identifier: Apache-2.0

/// Why a column could not be sealed or opened, or why a key file does not fit a database.
public enum SealingError: Error, Equatable, Sendable {
    /// The value was sealed under a key that the key file no longer has.
    case unknownKey(id: UInt32, place: SealedPlace)
    /// The value was changed, or was sealed for another place.
    case notAuthentic(place: SealedPlace)
    /// The bytes are no sealed value at all.
    case malformed(place: SealedPlace, byteCount: Int)
    /// Longer than ``Sealer/maximumSecretBytes``.
    case tooLong(place: SealedPlace, byteCount: Int)
    /// The database was sealed with a key of this number that the key file does not hold.
    case keyMissing(id: UInt32)
    /// The key file's key of this number is another one than the database was sealed with.
    case wrongKey(id: UInt32)
}

extension SealingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownKey(let id, let place):
            "opening \(place): it was sealed with master key \(id), which the key file does not hold; "
                + "put that key back below the current one"
        case .notAuthentic(let place):
            "opening \(place): the stored value was changed or was sealed for another row; "
                + "enter the secret again or restore a backup"
        case .malformed(let place, let byteCount):
            "opening \(place): \(byteCount) stored bytes are not a sealed value; enter the secret again or restore a backup"
        case .tooLong(let place, let byteCount):
            "sealing \(place): the secret has \(byteCount) bytes, more than \(Sealer.maximumSecretBytes)"
        case .keyMissing(let id):
            "checking the key file: this database was sealed with master key \(id), which the key file does not hold; "
                + "name the key file that belongs to this database"
        case .wrongKey(let id):
            "checking the key file: its master key \(id) is not the one this database was sealed with; "
                + "name the key file that belongs to this database"
        }
    }
}
