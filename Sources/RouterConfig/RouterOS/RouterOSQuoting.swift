// SPDX-License-Identifier: Apache-2.0

/// Text between quotes in a RouterOS script, whatever it holds.
enum RouterOSQuoting {
    /// Quote, backslash and dollar are escaped by a backslash. Everything else that a terminal or the script reader could take for
    /// its own (control characters, the question mark that asks for help, bytes beyond ASCII, whose encoding is not promised)
    /// is written as a backslash and two hexadecimal digits.
    static func quoted(_ text: String) -> String {
        "\"" + text.utf8.map(escaped).joined() + "\""
    }

    /// A text as a regular expression that matches it at the beginning of a comment: the letters, digits, colons and hyphens of
    /// our marks stand for themselves.
    static func beginning(_ text: String) -> String { quoted("^" + text) }

    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"): "\\" + String(UnicodeScalar(byte))
        case UInt8(ascii: "?"), 0..<0x20, 0x7F...0xFF:
            "\\" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        default: String(UnicodeScalar(byte))
        }
    }
}
