// SPDX-License-Identifier: Apache-2.0

/// The part of a user name after its last `@`, as realms are compared: in lower case, without the `@`.
public struct RealmName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Longer ones would not fit into a User-Name (RFC 7542 §2.2).
    private static let maximumBytes = 251

    /// Reads what staff typed; an `@` in front is passed over. Names beyond ASCII are compared octet for octet.
    public init(parsing text: String) throws(Refusal) {
        let name = text.hasPrefix("@") ? String(text.dropFirst()) : text
        guard (1...Self.maximumBytes).contains(name.utf8.count) else {
            throw Refusal(
                .malformed, "“\(text)” is no realm: it has \(name.utf8.count) bytes beside the @",
                advice: "write what follows the @, such as example.net")
        }
        guard !name.unicodeScalars.contains(where: { $0 == "@" || $0.value <= 0x20 || $0.value == 0x7F }) else {
            throw Refusal(
                .malformed, "“\(text)” is no realm: it holds an @, a blank or a control character",
                advice: "write what follows the last @, such as example.net")
        }
        description = String(decoding: name.utf8.map(Self.lowerCase), as: UTF8.self)
    }

    private static func lowerCase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
