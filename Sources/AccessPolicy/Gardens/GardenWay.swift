// SPDX-License-Identifier: Apache-2.0

/// What happens to a line that may not be online.
public enum GardenWay: Sendable, Hashable {
    /// It is refused.
    case refuse
    /// It is let in, but only to where it can read why and pay.
    case garden(GardenTerms)
}
