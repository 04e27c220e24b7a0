// SPDX-License-Identifier: Apache-2.0

/// To which devices a line is bound.
public enum MACBinding: Sendable, Hashable {
    /// To none: any device will do.
    case none
    /// To the listed ones and no other.
    case listed
    /// To the first ones that come, up to so many; from then on to these, or to the latest ones when a new device takes the
    /// place of the oldest.
    case first(limit: UInt8, replacesOldest: Bool = false)
}
