// SPDX-License-Identifier: Apache-2.0

public import RouterOSCodec

/// What a router answers to one command.
public struct Answer: Sendable, Hashable {
    /// The rows that it printed.
    public let rows: [ReplyRow]
    /// What came with the end of the answer.
    public let end: ReplyRow

    public init(rows: [ReplyRow] = [], end: ReplyRow = ReplyRow([])) {
        self.rows = rows
        self.end = end
    }

    /// The row that `add` has made.
    public var newItem: ItemID? { end["ret"].flatMap { ItemID($0) } }
}
