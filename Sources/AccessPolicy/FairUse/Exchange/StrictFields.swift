// SPDX-License-Identifier: Apache-2.0

/// The fields of an object of which every one must be known: a misspelt name is a mistake, not a default.
struct StrictFields<Key: CodingKey & CaseIterable> {
    private let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder) throws {
        container = try decoder.container(keyedBy: Key.self)
        let names = try decoder.container(keyedBy: AnyName.self).allKeys.map(\.stringValue)
        guard let unknown = names.sorted().first(where: { Key(stringValue: $0) == nil }) else { return }
        let known = Key.allCases.map(\.stringValue).joined(separator: ", ")
        throw DecodingError.dataCorrupted(
            DecodingError.Context(
                codingPath: decoder.codingPath, debugDescription: "“\(unknown)” is not known here; known are \(known)"))
    }

    func value<Value: Decodable>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value {
        try container.decode(Value.self, forKey: key)
    }

    /// Nil when the field is missing or null.
    func optional<Value: Decodable>(_ key: Key, _ type: Value.Type = Value.self) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: key)
    }

    /// Whether the field is there.
    func has(_ key: Key) -> Bool { container.contains(key) }

    func fault(_ key: Key, _ reason: String) -> DecodingError {
        DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: reason)
    }
}

/// A field's name, whatever it is.
private struct AnyName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        return nil
    }
}
