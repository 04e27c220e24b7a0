// SPDX-License-Identifier: Apache-2.0

/// The database number of one `Subject`, so that a customer's number cannot stand where a service's is expected.
///
/// `Subject` is only a name (see `Identified`); no value of it exists. Numbers given by the database start at 1.
public struct Identifier<Subject>: Sendable, Hashable {
    /// The number in the database.
    public let value: Int64

    /// The identifier with this number.
    public init(_ value: Int64) {
        self.value = value
    }
}

extension Identifier: Comparable {
    /// The one given out earlier is smaller.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.value < right.value
    }
}

extension Identifier: CustomStringConvertible {
    /// Reads a positive decimal number, as a person types it; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let value = Int64(text), value > 0
        else { return nil }
        self.value = value
    }

    /// The number in decimal digits.
    public var description: String { String(value) }
}

extension Identifier: Codable {
    /// Reads a plain number.
    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes a plain number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
