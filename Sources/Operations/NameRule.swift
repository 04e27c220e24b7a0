// SPDX-License-Identifier: Apache-2.0

/// What every name that people give must keep to: something to read, on one line, of sensible length.
enum NameRule {
    /// Room for any person, firm or tower in any script; bounds what lists show.
    static let maximumBytes = 200

    /// - Parameter thing: what is named, for the message: “the plan”.
    static func check(_ name: String, of thing: String) throws(Refusal) {
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(.malformed, "the name of \(thing) is empty", advice: "give it one")
        }
        guard name.utf8.count <= maximumBytes else {
            throw Refusal(
                .malformed, "the name of \(thing) has \(name.utf8.count) bytes, more than \(maximumBytes)",
                advice: "shorten it")
        }
        if let control = name.unicodeScalars.first(where: isControl) {
            throw Refusal(
                .malformed, "the name of \(thing) holds the control character U+\(hexadecimal(control))",
                advice: "remove it")
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    }
}
