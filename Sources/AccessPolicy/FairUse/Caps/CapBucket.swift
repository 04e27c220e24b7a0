// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Octets that a line may use.
public struct CapBucket: Sendable, Hashable {
    /// Where they come from.
    public enum Origin: String, Sendable, CaseIterable {
        /// Bought.
        case topUp = "top_up"
        /// Bought without asking.
        case automatic
        /// Left over from an earlier billing month.
        case rollover
    }

    /// Where they come from.
    public let origin: Origin
    /// Octets that are left.
    public internal(set) var left: Int64
    /// The first day on which they cannot be used any more; nil for never.
    public let expiry: CivilDate?

    public init(_ origin: Origin, left: Int64, expiry: CivilDate?) {
        self.origin = origin
        self.left = max(left, 0)
        self.expiry = expiry
    }

    func isUsable(on day: CivilDate) -> Bool {
        expiry.map { day < $0 } ?? true
    }

    /// Whether this one is used first: whatever expires earlier.
    func goes(before other: CapBucket) -> Bool {
        guard let expiry else { return false }
        return other.expiry.map { expiry < $0 } ?? true
    }
}
