// SPDX-License-Identifier: Apache-2.0

/// Looking for attributes without allocating. `bytes` are always those that the packet was made of.
extension FramedPacket {
    /// A walk over the outermost attributes, in the packet's order.
    public var attributes: AttributeCursor { AttributeCursor(Self.headerLength..<length) }

    /// Whether the packet has an outermost attribute of the number: one bit is looked at.
    public func contains(_ number: UInt8) -> Bool { numbers.contains(number) }

    /// The place of the first such attribute's value; nil without one.
    ///
    /// Finds attributes of the RFCs and vendors' attributes within attribute 26. For one that stands in another, or in an
    /// extended attribute, see ``TypedPacket``: here it is nil.
    public func first(_ key: AttributeKey, in bytes: Span<UInt8>) -> Range<Int>? {
        guard key.depth == 1, key.carrier == 0 else { return nil }
        if key.vendor != 0 { return firstOfVendor(key, in: bytes) }
        guard let number = UInt8(exactly: key.outermost), numbers.contains(number) else { return nil }
        var cursor = attributes
        return cursor.next(number, in: bytes)
    }

    /// How many outermost attributes of the number there are.
    public func count(of number: UInt8, in bytes: Span<UInt8>) -> Int {
        guard numbers.contains(number) else { return 0 }
        var cursor = attributes
        var count = 0
        while cursor.next(number, in: bytes) != nil {
            count &+= 1
        }
        return count
    }

    /// The values of all outermost attributes of the number one behind the other, as EAP-Message wants (RFC 3579 section
    /// 3.1); empty without any. Allocates.
    public func joined(_ number: UInt8, in bytes: Span<UInt8>) -> [UInt8] {
        guard numbers.contains(number) else { return [] }
        var joined: [UInt8] = []
        var cursor = attributes
        while let value = cursor.next(number, in: bytes) {
            joined.append(contentsOf: bytes.octets(value))
        }
        return joined
    }

    private func firstOfVendor(_ key: AttributeKey, in bytes: Span<UInt8>) -> Range<Int>? {
        guard numbers.contains(Self.vendorSpecific) else { return nil }
        let format = RadiusDictionary.standard.format(ofVendor: key.vendor)
        var cursor = attributes
        while let value = cursor.next(Self.vendorSpecific, in: bytes) {
            guard bytes.number32(at: value.lowerBound) == key.vendor, value.count >= 4 else { continue }
            if let found = Self.first(key.outermost, in: bytes, value.dropFirst(4), format) { return found }
        }
        return nil
    }

    /// The first attribute of the number in one attribute 26. When a length in there is wrong nothing in it counts.
    private static func first(
        _ number: UInt16, in bytes: Span<UInt8>, _ range: Range<Int>, _ format: VendorFormat
    ) -> Range<Int>? {
        var cursor = VendorAttributeCursor(range, format: format)
        var found: Range<Int>?
        while let attribute = cursor.next(in: bytes) {
            if found == nil, attribute.number == number { found = attribute.value }
        }
        return cursor.isAtEnd ? found : nil
    }
}

extension AttributeCursor {
    /// The place of the next value of an attribute of this number; nil when none follows.
    @inline(__always)
    public mutating func next(_ number: UInt8, in bytes: Span<UInt8>) -> Range<Int>? {
        while let attribute = next(in: bytes) {
            if attribute.number == number { return attribute.value }
        }
        return nil
    }
}
