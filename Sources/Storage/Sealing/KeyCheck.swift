// SPDX-License-Identifier: Apache-2.0

/// What a database remembers of a master key so that a wrong key file is noticed at the start, not at the first secret.
public struct KeyCheck: Hashable, Sendable {
    public let keyID: UInt32
    public let value: [UInt8]

    public init(keyID: UInt32, value: [UInt8]) {
        self.keyID = keyID
        self.value = value
    }
}

extension KeyRing {
    /// The check values of all keys, the current one first.
    public var checks: [KeyCheck] {
        keys.map { KeyCheck(keyID: $0.id, value: $0.checkValue) }
    }

    /// Compares the ring with what a database remembers.
    ///
    /// - Returns: the checks that the database does not have yet (after creation or a rotation) and should store.
    /// - Throws: ``SealingError/keyMissing(id:)`` or ``SealingError/wrongKey(id:)``.
    public func newChecks(comparedWith stored: [KeyCheck]) throws(SealingError) -> [KeyCheck] {
        let own = Dictionary(checks.map { ($0.keyID, $0.value) }, uniquingKeysWith: { first, _ in first })
        for check in stored {
            guard let value = own[check.keyID] else { throw .keyMissing(id: check.keyID) }
            guard value == check.value else { throw .wrongKey(id: check.keyID) }
        }
        let known = Set(stored.map(\.keyID))
        return checks.filter { !known.contains($0.keyID) }
    }
}
