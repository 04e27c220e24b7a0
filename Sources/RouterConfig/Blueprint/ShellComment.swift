// SPDX-License-Identifier: Apache-2.0

/// A name in a comment of a script: on its line whatever it holds.
enum ShellComment {
    /// Control characters and line separators become question marks; so does the backslash, which at the end of a line would
    /// join the next one to it.
    static func harmless(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { isHarmless($0) ? $0 : "?" }))
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format: false
        default: scalar != "\\"
        }
    }
}
