// SPDX-License-Identifier: Apache-2.0

/// A value of RFC 2868, before which an octet may tell which of several tunnels is meant.
struct TaggedValue {
    /// 1 to 31; 0 groups with nothing; nil where the octet is not there.
    let tag: UInt8?
    /// Where the value begins: 1 behind a tag, else 0.
    let start: Int

    /// Numbers above are not tags, but the first octet of a text (section 3.3).
    static let highestTag: UInt8 = 0x1f
    /// A tagged number has one octet less than others (section 3.1).
    static let integerOctets = 3

    /// Reads the tag before a value; a number above ``highestTag`` in an octet that is always there counts as 0.
    init(_ octets: [UInt8], of definition: AttributeDefinition) {
        guard definition.isTagged, let first = octets.first else {
            tag = nil
            start = 0
            return
        }
        let isTag = first <= Self.highestTag
        let isAlwaysThere = Self.isAlwaysThere(definition)
        tag = isTag ? first : (isAlwaysThere ? 0 : nil)
        start = isTag || isAlwaysThere ? 1 : 0
    }

    /// Numbers and hidden values always have the octet; texts only when it is a tag.
    static func isAlwaysThere(_ definition: AttributeDefinition) -> Bool {
        definition.isTagged && (definition.type == .integer || definition.hiding == .tunnelPassword)
    }

    /// Whether the octet must be there even when no tag was asked for: also before a text that seems to begin with one.
    static func isNeeded(before octets: [UInt8], _ definition: AttributeDefinition) -> Bool {
        isAlwaysThere(definition) || definition.isTagged && (octets.first ?? .max) <= highestTag
    }
}
