// SPDX-License-Identifier: Apache-2.0

/// How names of dictionaries are spelt in Swift.
enum SwiftName {
    /// `Framed-IPv6-Prefix` becomes `framedIPv6Prefix`, `NAS-IP-Address` becomes `nasIPAddress`.
    static func constant(for name: String) -> String {
        let words = name.split { $0 == "-" || $0 == "_" || $0 == "." }
        var result = ""
        for word in words {
            if result.isEmpty {
                result = begun(word)
            } else if result.last?.isNumber == true, word.first?.isNumber == true {
                // Without it the two numbers would read as one.
                result += "_" + word
            } else {
                result += word.prefix(1).uppercased() + word.dropFirst()
            }
        }
        return result
    }

    /// A constant as it must be written where it is declared: `class` is a word of the language.
    static func declared(_ constant: String) -> String {
        constant == "class" ? "`class`" : constant
    }

    /// The name of a dictionary's table: `vendor.nokia-sr` becomes `vendorNokiaSr`.
    static func table(for file: String) -> String { constant(for: file) }

    /// The first word: an abbreviation is made small as a whole, any other word in its first letter.
    private static func begun(_ word: Substring) -> String {
        let isAbbreviation = word.dropFirst().first?.isUppercase == true
        return isAbbreviation ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
    }
}
