// SPDX-License-Identifier: Apache-2.0

/// The database number of one `Subject`, so that a customer's number cannot stand where a service's is expected.
///
/// `Subject` is only a name (see `Identified`); no value of it exists. Numbers given by the database start at 1.
public struct Identifier<Subject>: Sendable, Hashable {
    /// The number in the database.
    public let value: Int64

    public init(_ value: Int64) {
        self.value = value
    }
}

extension Identifier: Comparable {
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.value < right.value
    }
}

extension Identifier: LosslessStringConvertible {
    /// Reads a positive decimal number, as a person types it; nil for anything else.
    public init?(_ description: String) {
        guard !description.isEmpty, description.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int64(description), value > 0
        else { return nil }
        self.value = value
    }

    public var description: String { String(value) }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
