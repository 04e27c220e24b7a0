// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A value bound to a statement.
public enum SQLValue: Equatable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    /// An address of either family as 16 bytes, IPv4 in its IPv4-mapped form (RFC 4291 section 2.5.5.2).
    case address(IPv6Address)
    /// A prefix of either family as a key of 17 bytes: see ``PrefixKey``.
    case prefix(IPPrefix)
}

extension SQLValue {
    /// A point in time, as microseconds UTC.
    public static func time(_ timestamp: Timestamp) -> SQLValue { .integer(timestamp.microseconds) }

    /// The same; nil is NULL.
    public static func time(_ timestamp: Timestamp?) -> SQLValue { timestamp.map(SQLValue.time) ?? .null }

    /// The number of a row.
    public static func id<Subject>(_ id: Identifier<Subject>) -> SQLValue { .integer(id.value) }

    /// The same; nil is NULL.
    public static func id<Subject>(_ id: Identifier<Subject>?) -> SQLValue { id.map(SQLValue.id) ?? .null }

    /// An integer.
    public static func int(_ value: Int) -> SQLValue { .integer(Int64(value)) }

    /// The same; nil is NULL.
    public static func int(_ value: Int?) -> SQLValue { value.map(SQLValue.int) ?? .null }

    /// A flag as 1 or 0.
    public static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

    /// Text; nil is NULL.
    public static func text(_ value: String?) -> SQLValue { value.map { SQLValue.text($0) } ?? .null }

    /// A member of a closed set, stored as its word.
    public static func word<Word: RawRepresentable<String>>(_ word: Word) -> SQLValue { .text(word.rawValue) }

    /// A prefix; nil is NULL.
    public static func prefix(_ prefix: IPPrefix?) -> SQLValue { prefix.map { SQLValue.prefix($0) } ?? .null }
}

extension SQLValue {
    /// PostgreSQL cannot hold U+0000 in text, so it is refused on both engines, before it reaches either.
    func requireStorable(doing: String) throws(StorageError) {
        guard case .text(let text) = self, text.utf8.contains(0) else { return }
        throw StorageError(.check, doing: doing, detail: "text cannot hold the character U+0000; remove it")
    }
}
