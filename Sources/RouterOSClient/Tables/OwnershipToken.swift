// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

/// What the comment of a row of ours begins with: `firsthop:block:42`, or `firsthop:group-plan-2` for what a script of ours has made. A
/// row without one belongs to the router's people and is never touched.
struct OwnershipToken: Sendable, Hashable {
    /// What kind of rows of a line it marks.
    enum Subject: String, Sendable, CaseIterable {
        case block
        case queue
    }

    /// What stands in the comment.
    let text: RawText

    private static let mark = "firsthop:"

    /// - Parameter number: whose row it is: the number of a service.
    init(_ subject: Subject, _ number: Int64) {
        text = RawText("\(Self.mark)\(subject.rawValue):\(number)")
    }

    /// Reads a row's comment; nil for one that is not ours. What follows behind a blank is for people.
    init?(comment: RawText?) {
        guard let first = comment?.octets.split(separator: UInt8(ascii: " "), maxSplits: 1).first,
            first.count > Self.mark.utf8.count, first.starts(with: Self.mark.utf8)
        else { return nil }
        text = RawText(first)
    }
}
