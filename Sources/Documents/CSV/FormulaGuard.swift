// SPDX-License-Identifier: Apache-2.0

/// Keeps spreadsheets from running a field as a formula, in a way that can be taken back.
///
/// Spreadsheets calculate a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, and what a formula
/// does with other cells or files is up to whoever wrote the field. An apostrophe in front makes it text. So that a
/// field that had the apostrophe itself comes back as it was, one that begins with an apostrophe gets another.
public enum FormulaGuard {
    /// The field as it is written to a file.
    public static func guarded(_ field: String) -> String {
        field.unicodeScalars.first.map(isGuarded) ?? false ? "'" + field : field
    }

    /// The field as it was before ``guarded(_:)``. A file that was not guarded keeps its apostrophes, except before one
    /// of the characters above.
    public static func restored(_ field: String) -> String {
        let scalars = field.unicodeScalars
        guard scalars.first == "'", let second = scalars.dropFirst().first, isGuarded(second) else { return field }
        return String(String.UnicodeScalarView(scalars.dropFirst()))
    }

    private static func isGuarded(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "'": true
        default: false
        }
    }
}
