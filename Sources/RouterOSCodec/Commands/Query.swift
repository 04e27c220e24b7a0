// SPDX-License-Identifier: Apache-2.0

/// Which rows a command that prints shall give: an expression over the properties of a row.
///
/// On the wire it is a program for a small machine with a stack: `?name…` puts the outcome of a comparison on it, `?#` works on what
/// lies there (`!` not, `&` and, `|` or).
public indirect enum Query: Sendable, Hashable {
    /// The row has a value for the property.
    case has(RawText)
    /// The row has no value for the property.
    case lacks(RawText)
    case equals(RawText, RawText)
    case isLess(RawText, RawText)
    case isGreater(RawText, RawText)
    case not(Query)
    case and(Query, Query)
    case or(Query, Query)

    /// All of them; nil for none.
    public static func all(_ queries: [Query]) -> Query? { balanced(queries[...], Query.and) }

    /// At least one of them; nil for none.
    public static func any(_ queries: [Query]) -> Query? { balanced(queries[...], Query.or) }

    /// Joined by halves, so that a long list makes neither a deep expression nor a deep stack.
    private static func balanced(_ queries: ArraySlice<Query>, _ join: (Query, Query) -> Query) -> Query? {
        guard queries.count > 1 else { return queries.first }
        let middle = queries.startIndex + queries.count / 2
        guard let left = balanced(queries[..<middle], join), let right = balanced(queries[middle...], join) else {
            return nil
        }
        return join(left, right)
    }
}
