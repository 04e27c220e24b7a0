// SPDX-License-Identifier: Apache-2.0

/// Values by prefix, found by the longest prefix that contains an address, for both families in one table.
///
/// Built for a million prefixes and a look-up per packet: a path-compressed tree in steps of six bits whose nodes lie in
/// one array. A look-up in a million random prefixes touches four or five nodes, of which two are not in the cache, and
/// a plain binary trie would touch twenty. Copies share their storage until one of them changes.
public struct PrefixTable<Value> {
    @usableFromInline var tree = PrefixTree()
    /// The values by slot; nil where no prefix has the slot.
    @usableFromInline var values: [Value?] = []
    /// The number of prefixes.
    public private(set) var count = 0

    /// A table without prefixes.
    public init() {}

    /// Builds a table at once, much faster than by inserting when the prefixes are in ascending order.
    ///
    /// In another order, or with a prefix twice, they are inserted one after another; the last value of a prefix stays.
    public init(sorted entries: [(prefix: IPPrefix, value: Value)]) {
        let prefixes = entries.map(\.prefix.mapped)
        guard zip(prefixes, prefixes.dropFirst()).allSatisfy(<) else {
            for entry in entries {
                insert(entry.value, for: entry.prefix)
            }
            return
        }
        tree = PrefixTree(sorted: prefixes)
        values = Array(repeating: nil, count: entries.count)
        count = entries.count
        for entry in entries {
            if let slot = tree.slot(of: entry.prefix.mapped) {
                values[slot] = entry.value
            }
        }
    }

    /// Whether there is no prefix.
    public var isEmpty: Bool { count == 0 }

    /// The value of exactly this prefix.
    public subscript(prefix: IPPrefix) -> Value? {
        tree.slot(of: prefix.mapped).flatMap { values[$0] }
    }

    /// Sets the value of a prefix and returns the one it had before.
    @discardableResult
    public mutating func insert(_ value: Value, for prefix: IPPrefix) -> Value? {
        guard let slot = tree.slot(of: prefix.mapped) else {
            values.grow(tree.insert(prefix.mapped), inserting: value, blank: nil)
            count += 1
            return nil
        }
        let previous = values[slot]
        values[slot] = value
        return previous
    }

    /// Removes a prefix and returns the value it had.
    @discardableResult
    public mutating func remove(_ prefix: IPPrefix) -> Value? {
        let previous = self[prefix]
        guard let move = tree.remove(prefix.mapped) else { return nil }
        values.shrink(move, blank: nil)
        count -= 1
        return previous
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
        let slot = tree.longestSlot(bits)
        return slot < 0 ? nil : values[slot]
    }

    /// The longest prefix of the address's own family that contains it, and its value.
    @inlinable
    public func longestMatch(_ address: IPAddress) -> (prefix: IPPrefix, value: Value)? {
        guard let match = tree.longestMatch(address), let value = values[match.slot] else { return nil }
        return (match.prefix, value)
    }
}

extension PrefixTable: Sendable where Value: Sendable {}
