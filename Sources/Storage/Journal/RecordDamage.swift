// SPDX-License-Identifier: Apache-2.0

/// Records that were durable and cannot be read any more.
public struct RecordDamage: Error, Equatable, Sendable, CustomStringConvertible {
    /// The sequence numbers of the records that are lost; some of the numbers may never have been given.
    public let sequences: ClosedRange<Int64>
    /// Where, in words for a person.
    public let place: String

    public var description: String {
        let count = sequences.upperBound &- sequences.lowerBound &+ 1
        return "reading records \(sequences.lowerBound) to \(sequences.upperBound): up to \(count) records that were "
            + "acknowledged cannot be read (\(place)). Check the disk; what they reported is missing in usage and sessions "
            + "until the next record of each session"
    }
}
