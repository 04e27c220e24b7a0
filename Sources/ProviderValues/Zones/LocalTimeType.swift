// SPDX-License-Identifier: Apache-2.0

/// What clocks of a zone show during some period.
public struct LocalTimeType: Sendable, Hashable {
    /// Seconds that clocks are ahead of UTC: 20,700 in Kathmandu, negative west of Greenwich. Within `utcOffsets`.
    public let utcOffset: Int
    /// Whether the zone calls this daylight saving time. In Ireland that is the winter, with the smaller offset.
    public let isDaylight: Bool
    /// What people call it, such as `CEST` or `+0545`.
    public let abbreviation: String

    /// The offsets that RFC 9636 §3.2 says a file should stay within: a day and an hour behind, 26 hours ahead.
    static let utcOffsets = -89_999...93_599
}
