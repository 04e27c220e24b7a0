// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// An address or a prefix that is looked for.
enum SoughtPrefix {
    /// Reads a prefix, or an address as the prefix of full length.
    static func parse(_ text: String) throws(AddressSyntaxError) -> IPPrefix {
        text.contains("/") ? try IPPrefix(parsing: text) : IPPrefix(try IPAddress(parsing: text))
    }

    /// Whether a text is meant as an address or a prefix rather than as a name or a number.
    static func looksLikeOne(_ text: String) -> Bool {
        let isDotted = text.utf8.allSatisfy { byte in
            byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return text.contains("/") || text.contains(":") || (isDotted && text.contains("."))
    }
}
