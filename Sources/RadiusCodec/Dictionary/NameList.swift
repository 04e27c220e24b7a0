// SPDX-License-Identifier: Apache-2.0

/// Names by index, held in one piece of memory instead of a string each.
struct NameList: Sendable {
    private var bytes: [UInt8] = []
    /// Where each name ends; it begins where the one before it ends.
    private var ends: [Int] = []

    var count: Int { ends.count }

    /// Adds a name and returns its index.
    mutating func append(_ name: some Sequence<UInt8>) -> Int {
        bytes.append(contentsOf: name)
        ends.append(bytes.count)
        return ends.count - 1
    }

    /// The name of an index.
    subscript(_ index: Int) -> String { String(decoding: slice(index), as: UTF8.self) }

    /// The octets of a name.
    func slice(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// Negative when the name of `index` comes before the other, 0 when they are the same but for capitals, else positive.
    func compare(_ index: Int, with other: some Sequence<UInt8>) -> Int {
        var others = other.makeIterator()
        for byte in slice(index) {
            guard let next = others.next() else { return 1 }
            let difference = Int(Self.folded(byte)) - Int(Self.folded(next))
            if difference != 0 { return difference }
        }
        return others.next() == nil ? 0 : -1
    }

    /// The octet with A to Z made small: names in dictionaries are ASCII.
    private static func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
