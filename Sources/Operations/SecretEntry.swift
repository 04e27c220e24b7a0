// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// A secret on its way into the database, with what seals it there.
public struct SecretEntry: Sendable {
    public var secret: Secret
    public var sealer: Sealer

    public init(_ secret: Secret, sealer: Sealer) {
        self.secret = secret
        self.sealer = sealer
    }

    /// The bytes to store in that column of that row.
    func sealed(for place: SealedPlace) throws -> [UInt8] {
        try sealer.seal(secret, for: place)
    }
}
