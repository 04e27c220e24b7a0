// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

/// What the comment of a row of ours begins with: `firsthop:block:42`. A row without one belongs to the router's people and is never
/// touched.
struct OwnershipToken: Sendable, Hashable {
    /// What kind of rows it marks.
    enum Subject: String, Sendable, CaseIterable {
        case block
        case queue
    }

    let subject: Subject
    /// Whose row it is: the number of a service.
    let number: Int64

    private static let mark = "firsthop"

    /// What stands in the comment.
    var text: RawText { RawText("\(Self.mark):\(subject.rawValue):\(number)") }

    init(_ subject: Subject, _ number: Int64) {
        self.subject = subject
        self.number = number
    }

    /// Reads a row's comment; nil for one that is not ours. What follows behind a blank is for people.
    init?(comment: RawText?) {
        guard let first = comment?.octets.split(separator: UInt8(ascii: " "), maxSplits: 1).first else { return nil }
        let parts = String(decoding: first, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.mark, let subject = Subject(rawValue: String(parts[1])),
            let number = Int64(parts[2])
        else { return nil }
        self.init(subject, number)
        // A token in another spelling would not be found again by its text.
        guard text.octets.elementsEqual(first) else { return nil }
    }
}
