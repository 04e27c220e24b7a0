// SPDX-License-Identifier: Apache-2.0

/// Makes any text safe inside XML 1.0.
enum XMLEscaping {
    /// Appends `content`, with the five special characters as references and what XML cannot hold (XML 1.0 §2.2: most
    /// control characters, U+FFFE, U+FFFF) as U+FFFD. Inside an attribute, tabs and line ends become references too: a
    /// reader would turn them into blanks (§3.3.3), and a carriage return into a line feed anywhere (§2.11).
    static func append(_ content: String, to text: inout String, inAttribute: Bool) {
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&apos;"
            case "\r": text += "&#13;"
            case "\n" where inAttribute: text += "&#10;"
            case "\t" where inAttribute: text += "&#9;"
            case "\n", "\t": text.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
