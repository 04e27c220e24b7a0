// SPDX-License-Identifier: Apache-2.0

/// Values by prefix, found by the longest prefix that contains an address, for both families in one table.
///
/// Built for a million prefixes and a look-up per packet: a path-compressed tree in steps of six bits whose nodes lie in
/// one array, and beside it the records in which a prefix and its value are neighbours. What a look-up costs is the
/// memory it waits for: of the four or five nodes that it touches among a million random prefixes only the last one is
/// not in the cache, then comes one record. A binary trie would wait twenty times. Copies share their storage until one
/// of them changes.
public struct PrefixTable<Value> {
    /// A prefix and its value; no value where nothing is recorded.
    @usableFromInline
    struct Record {
        @usableFromInline var prefix: IPv6Prefix
        @usableFromInline var value: Value?

        @usableFromInline
        init(prefix: IPv6Prefix, value: Value?) {
            self.prefix = prefix
            self.value = value
        }

        @usableFromInline static var blank: Record {
            Record(prefix: IPv6Prefix(uncheckedMasking: 0, length: 0), value: nil)
        }
    }

    @usableFromInline var tree: PrefixTree
    @usableFromInline var records: [Record]
    /// The number of prefixes.
    public internal(set) var count: Int

    /// A table without prefixes.
    public init() {
        self.init(tree: PrefixTree(), records: [], count: 0)
    }

    /// Builds a table at once, much faster than by inserting when the prefixes are in ascending order.
    ///
    /// In another order, or with a prefix twice, they are inserted one after another; the last value of a prefix stays.
    ///
    /// Inlinable for the reason that ``lookup(v6:)`` gives: specialised, the records of a million prefixes are placed in
    /// a third of the time.
    @inlinable
    public init(sorted entries: [(prefix: IPPrefix, value: Value)]) {
        var places: [Int] = []
        guard let tree = PrefixTree(sorted: entries.map(\.prefix.mapped), records: &places) else {
            self.init()
            for entry in entries {
                insert(entry.value, for: entry.prefix)
            }
            return
        }
        var records = Array(repeating: Record.blank, count: entries.count)
        for index in entries.indices {
            records[places[index]] = Record(prefix: entries[index].prefix.mapped, value: entries[index].value)
        }
        self.init(tree: tree, records: records, count: entries.count)
    }

    @usableFromInline
    init(tree: PrefixTree, records: [Record], count: Int) {
        self.tree = tree
        self.records = records
        self.count = count
    }

    /// Whether there is no prefix.
    public var isEmpty: Bool { count == 0 }

    /// The value of exactly this prefix.
    public subscript(prefix: IPPrefix) -> Value? {
        index(of: prefix.mapped).flatMap { records[$0].value }
    }

    /// Where the record of exactly this prefix lies.
    func index(of prefix: IPv6Prefix) -> Int? {
        switch tree.place(of: prefix) {
        case .entry(let node, let position): return tree.nodes[node].entryIndex(position)
        case .leaf(let node, let chunk):
            let index = tree.nodes[node].leafIndex(chunk)
            return records[index].prefix == prefix ? index : nil
        case .nowhere: return nil
        }
    }
}

extension PrefixTable {
    /// The value of the longest prefix that contains an address of the space of both families (see
    /// ``IPAddress/mapped``). Allocates nothing.
    ///
    /// An address in ::ffff:0:0/96 finds an IPv6 prefix around that space when no IPv4 prefix contains it.
    ///
    /// Inlinable, as ``longestMatch(_:)`` is, so that callers in other modules get code for their own `Value`: the
    /// unspecialised call costs more than the look-up itself. `make bench` shows it.
    @inlinable
    public func lookup(v6 bits: UInt128) -> Value? {
        let index = indexOfLongestMatch(bits)
        return index < 0 ? nil : records[index].value
    }

    /// The longest prefix of the address's own family that contains it, and its value.
    @inlinable
    public func longestMatch(_ address: IPAddress) -> (prefix: IPPrefix, value: Value)? {
        let mapped = address.mapped
        let index = indexOfLongestMatch(mapped.bits)
        guard index >= 0, let value = records[index].value else { return nil }
        // An IPv6 prefix around ::ffff:0:0/96 says nothing about IPv4.
        guard records[index].prefix.length >= 96 || !mapped.isIPv4Mapped else { return nil }
        return (IPPrefix(mapped: records[index].prefix), value)
    }

    /// Where the record of the longest prefix that contains an address lies, -1 when there is none.
    @inlinable
    func indexOfLongestMatch(_ bits: UInt128) -> Int {
        let (leaf, entry) = tree.candidates(bits)
        return leaf >= 0 && records[leaf].prefix.contains(IPv6Address(bits: bits)) ? leaf : entry
    }
}

extension PrefixTable: Sendable where Value: Sendable {}
extension PrefixTable.Record: Sendable where Value: Sendable {}
