// SPDX-License-Identifier: Apache-2.0

/// What a dictionary says of an attribute besides its number and name.
///
/// In a ``DictionaryTable`` it is one word: from the lowest octet upwards type, hiding, marks and length (0 for none).
package struct AttributeTraits: Sendable, Equatable {
    package let type: AttributeType
    package let hiding: ValueHiding
    package let isTagged: Bool
    package let isConcatenated: Bool
    package let length: UInt8?

    package init(type: AttributeType, hiding: ValueHiding, isTagged: Bool, isConcatenated: Bool, length: UInt8?) {
        self.type = type
        self.hiding = hiding
        self.isTagged = isTagged
        self.isConcatenated = isConcatenated
        self.length = length
    }

    private static let taggedMark: UInt64 = 1 << 16
    private static let concatenatedMark: UInt64 = 1 << 17

    /// The traits as a word.
    package var packed: UInt64 {
        UInt64(type.rawValue) | UInt64(hiding.rawValue) << 8 | (isTagged ? Self.taggedMark : 0)
            | (isConcatenated ? Self.concatenatedMark : 0) | UInt64(length ?? 0) << 24
    }
}

extension AttributeTraits {
    /// The traits of a word; nil when it names no type or no hiding, which no generated word does.
    package init?(packed: UInt64) {
        guard let type = AttributeType(rawValue: UInt8(truncatingIfNeeded: packed)),
            let hiding = ValueHiding(rawValue: UInt8(truncatingIfNeeded: packed >> 8))
        else { return nil }
        let length = UInt8(truncatingIfNeeded: packed >> 24)
        self.init(
            type: type, hiding: hiding, isTagged: packed & Self.taggedMark != 0,
            isConcatenated: packed & Self.concatenatedMark != 0, length: length == 0 ? nil : length)
    }
}
