// SPDX-License-Identifier: Apache-2.0

/// The attributes of a packet with all that stands in them taken apart and all that came in pieces put together.
///
/// An attribute that holds others is taken apart only when every length in it is right; otherwise it is kept whole, as an
/// invalid attribute of RFC 6929 section 2.8.
struct AttributeExpansion {
    /// An attribute that holds no others, and the octets of its value.
    struct Leaf {
        let key: AttributeKey
        var octets: [UInt8]
    }

    private(set) var leaves: [Leaf] = []
    private let dictionary: RadiusDictionary
    /// Where the first piece of an attribute that comes in several stands among ``leaves``.
    private var firstPieces: [AttributeKey: Int] = [:]

    init(_ packet: FramedPacket, in bytes: Span<UInt8>, dictionary: RadiusDictionary) {
        self.dictionary = dictionary
        var outer: [(number: UInt8, octets: [UInt8])] = []
        var cursor = packet.attributes
        while let attribute = cursor.next(in: bytes) {
            outer.append((attribute.number, bytes.octets(attribute.value)))
        }
        var rest = outer[...]
        while let attribute = rest.popFirst() {
            let key = AttributeKey(attribute.number)
            if ExtendedCarrier(number: key.outermost) == .longExtended {
                addLong(key, attribute.octets, &rest)
            } else {
                add(key, attribute.octets)
            }
        }
    }

    private mutating func add(_ key: AttributeKey, _ octets: [UInt8]) {
        let inner: [Leaf]? =
            if key == .vendorSpecific {
                vendorLeaves(octets)
            } else if key.isExtendedCarrier {
                extendedLeaves(key, octets)
            } else {
                self.leaves(of: key, octets)
            }
        if let inner, !inner.isEmpty {
            inner.forEach { append($0) }
        } else {
            leaves.append(Leaf(key: key, octets: octets))
        }
    }

    private mutating func append(_ leaf: Leaf) {
        guard dictionary.definition(of: leaf.key)?.isConcatenated == true else {
            leaves.append(leaf)
            return
        }
        if let place = firstPieces[leaf.key] {
            leaves[place].octets += leaf.octets
        } else {
            firstPieces[leaf.key] = leaves.count
            leaves.append(leaf)
        }
    }
}

extension AttributeExpansion {
    /// The attributes within a value of this key, or the one itself; nil when a length is wrong or they stand too deep.
    private func leaves(of key: AttributeKey, _ octets: [UInt8]) -> [Leaf]? {
        guard dictionary.definition(of: key)?.type == .tlv else { return [Leaf(key: key, octets: octets)] }
        var found: [Leaf] = []
        var cursor = AttributeCursor(0..<octets.count)
        while let inner = cursor.next(in: octets.span) {
            // RFC 6929 section 2.3: an attribute in another is at least three octets long.
            guard !inner.value.isEmpty, let child = key.child(inner.number),
                let leaves = leaves(of: child, Array(octets[inner.value]))
            else { return nil }
            found += leaves
        }
        return cursor.isAtEnd && !found.isEmpty ? found : nil
    }

    /// The attributes of a vendor in attribute 26.
    private func vendorLeaves(_ octets: [UInt8]) -> [Leaf]? {
        guard let vendor = octets.span.number32(at: 0), vendor != 0 else { return nil }
        var found: [Leaf] = []
        var cursor = VendorAttributeCursor(4..<octets.count, format: dictionary.format(ofVendor: vendor))
        while let inner = cursor.next(in: octets.span) {
            guard let number = UInt16(exactly: inner.number),
                let leaves = leaves(of: AttributeKey(vendor: vendor, number), Array(octets[inner.value]))
            else { return nil }
            found += leaves
        }
        return cursor.isAtEnd ? found : nil
    }

    /// The attributes in one of 241 to 244: extended number, value.
    private func extendedLeaves(_ key: AttributeKey, _ octets: [UInt8]) -> [Leaf]? {
        guard let number = octets.first, octets.count > 1 else { return nil }
        return extendedLeaves(key, number, Array(octets.dropFirst()))
    }

    private func extendedLeaves(_ key: AttributeKey, _ number: UInt8, _ value: [UInt8]) -> [Leaf]? {
        guard number == FramedPacket.vendorSpecific else {
            return key.child(number).flatMap { leaves(of: $0, value) }
        }
        guard let vendor = value.span.number32(at: 0), value.count > 5 else { return nil }
        let carrier = UInt8(truncatingIfNeeded: key.outermost)
        return leaves(of: AttributeKey(carrier: carrier, vendor: vendor, value[4]), Array(value.dropFirst(5)))
    }

    /// Takes the fragments of one value off the front of `rest`; when one is missing each is kept as it is.
    private mutating func addLong(
        _ key: AttributeKey, _ first: [UInt8], _ rest: inout ArraySlice<(number: UInt8, octets: [UInt8])>
    ) {
        var fragments = [first]
        while let last = fragments.last, last.count > 2, last[1] & ExtendedCarrier.more != 0,
            let next = rest.first, AttributeKey(next.number) == key, next.octets.first == first.first
        {
            fragments.append(next.octets)
            rest.removeFirst()
        }
        let isWhole = fragments.allSatisfy { $0.count > 2 } && (fragments.last?[1] ?? 0) & ExtendedCarrier.more == 0
        if isWhole, let inner = extendedLeaves(key, first[0], fragments.flatMap { $0.dropFirst(2) }), !inner.isEmpty {
            inner.forEach { append($0) }
        } else {
            fragments.forEach { leaves.append(Leaf(key: key, octets: $0)) }
        }
    }
}
