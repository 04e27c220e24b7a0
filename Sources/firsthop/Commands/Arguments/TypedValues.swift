// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues

/// Values of options that are read by the types' own parsers, so that what is wrong is said in their words.
enum TypedValues {
    /// Bytes of UTF-8; nil and empty are nil.
    static func bytes(_ text: String?) -> [UInt8]? {
        text.flatMap { $0.isEmpty ? nil : Array($0.utf8) }
    }

    /// Text of UTF-8 bytes.
    static func text(_ bytes: [UInt8]?) -> String? {
        bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// A circuit or remote id.
    static func octets(_ text: String) throws -> [UInt8] {
        guard let octets = OctetText.octets(parsing: text) else {
            throw Refusal(
                .malformed, "“\(text)” is not text, and not pairs of hexadecimal digits after 0x",
                advice: "write it as the access node sends it")
        }
        return octets
    }
}
