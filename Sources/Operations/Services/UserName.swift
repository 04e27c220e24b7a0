// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The name that a line logs in with, as requests are compared with it: octet for octet.
///
/// Typed names are brought into Unicode's composed form (NFC), in which devices send them: “é” is one character then,
/// however it was typed here.
public struct UserName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// What an attribute holds (RFC 2865 §5).
    public static let maximumBytes = 253

    /// Reads a name as staff type it; blanks inside it count.
    public init(parsing text: String) throws(Refusal) {
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        let name = isASCII ? text : text.precomposedStringWithCanonicalMapping
        guard (1...Self.maximumBytes).contains(name.utf8.count) else {
            throw Refusal(
                .malformed, "a user name of \(name.utf8.count) bytes is not between 1 and \(Self.maximumBytes)",
                advice: "RADIUS carries no other (RFC 2865 section 5.1); choose another")
        }
        guard !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw Refusal(.malformed, "the user name holds a control character", advice: "remove it")
        }
        guard name.first?.isWhitespace == false, name.last?.isWhitespace == false else {
            throw Refusal(
                .malformed, "the user name “\(name)” begins or ends with a blank, which nobody would see",
                advice: "remove it")
        }
        description = name
    }

    /// A name from the database, which was read before.
    init(stored text: String) {
        description = text
    }
}
