// SPDX-License-Identifier: Apache-2.0

/// The text of one statement, the same for both engines, with its values as `$1`, `$2`, ….
///
/// A literal is the only ordinary way to make one, so a value can never be spliced into the text: what varies is bound.
public struct SQL: Hashable, Sendable, ExpressibleByStringLiteral {
    let text: String

    public init(stringLiteral text: StaticString) {
        self.text = text.description
    }

    /// Text that the storage itself composes from its own constants (table names of the schema, a dialect's words).
    init(trusted text: String) {
        self.text = text
    }

    /// A statement put together from literals: the parts that vary are chosen, never typed in.
    public static func joined(_ parts: [StaticString]) -> SQL {
        SQL(trusted: parts.map(\.description).joined(separator: " "))
    }

    /// A statement with a list of `count` placeholders between two literals: `… IN (` `$1, $2, …` `) …`.
    ///
    /// - Parameters:
    ///   - count: how many placeholders; at least one.
    ///   - first: the number of the first placeholder.
    public static func list(_ before: StaticString, count: Int, first: Int = 1, _ after: StaticString) -> SQL {
        let numbers = (first..<(first + max(count, 1))).map { "$\($0)" }
        return SQL(trusted: before.description + numbers.joined(separator: ", ") + after.description)
    }
}
