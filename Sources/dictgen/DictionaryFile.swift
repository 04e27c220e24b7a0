// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// What one text file of `Dictionaries/radius` says, each statement with the line it stands on.
struct DictionaryFile: Sendable {
    /// The file's name without `.dictionary`.
    let name: String
    var vendor: VendorStatement?
    var attributes: [AttributeStatement] = []
    var values: [ValueStatement] = []
}

/// `vendor NAME NUMBER [format=NUMBER-OCTETS,LENGTH-OCTETS]`
struct VendorStatement: Sendable {
    let line: Int
    let name: String
    let number: UInt32
    var format = VendorFormat.recommended
}

/// `attribute NUMBERS NAME TYPE [tagged] [concatenated] [encrypt=HIDING] [length=OCTETS]`
struct AttributeStatement: Sendable {
    let line: Int
    let key: AttributeKey
    let name: String
    var type: AttributeType
    var hiding = ValueHiding.plain
    var isTagged = false
    var isConcatenated = false
    var length: UInt8?
}

/// `value ATTRIBUTE NAME NUMBER`
struct ValueStatement: Sendable {
    let line: Int
    let attribute: String
    let name: String
    let number: UInt32
}
