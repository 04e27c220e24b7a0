// SPDX-License-Identifier: Apache-2.0

/// What of a packet did not fit into its record.
public struct RecordCuts: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// A text was longer than ``RecordText/maximumBytes``.
    public static let text = RecordCuts(rawValue: 1)
    /// There were more than ``AccountingRecordWriter/maximumPrefixes`` prefixes and addresses.
    public static let prefixes = RecordCuts(rawValue: 2)
}
