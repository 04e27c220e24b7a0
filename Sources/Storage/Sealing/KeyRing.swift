// SPDX-License-Identifier: Apache-2.0

/// The keys of one key file: the first seals, all of them open.
///
/// A rotation adds a key in front. Values sealed under an older key stay readable until ``Sealer/reseal(_:for:)`` has moved
/// them, after which the old key can go.
public struct KeyRing: Sendable {
    /// Far more than a lifetime of yearly rotations; bounds what a damaged file can make us hold.
    public static let maximumCount = 64

    /// The key that seals.
    public let current: MasterKey

    /// The keys of earlier rotations, newest first.
    public let earlier: [MasterKey]

    public init(current: MasterKey, earlier: [MasterKey] = []) {
        self.current = current
        self.earlier = earlier
    }

    /// All keys, the current one first.
    public var keys: [MasterKey] { [current] + earlier }

    /// A ring with one fresh random key, numbered 1.
    public static func fresh() -> KeyRing {
        KeyRing(current: MasterKey(randomWithID: 1))
    }

    /// This ring with a fresh random key in front.
    ///
    /// - Returns: nil when the ring is full (``maximumCount``) or the numbers have run out.
    public func rotated() -> KeyRing? {
        guard keys.count < Self.maximumCount, let highest = keys.map(\.id).max(), highest < .max else { return nil }
        return KeyRing(current: MasterKey(randomWithID: highest + 1), earlier: keys)
    }
}
