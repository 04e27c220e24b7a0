// SPDX-License-Identifier: Apache-2.0

/// A walk over the values of one attribute of the RFCs, which a packet may have several times.
public struct ValueCursor: Sendable {
    private var attributes: AttributeCursor
    private let number: UInt8?

    init(_ attributes: AttributeCursor, _ number: UInt8?) {
        self.attributes = attributes
        self.number = number
    }

    /// The place of the next value; nil when none follows.
    public mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        guard let number else { return nil }
        return attributes.next(number, in: bytes)
    }
}

extension FramedPacket {
    /// A walk over the values of all outermost attributes of the key, in the packet's order. There are none for a vendor's
    /// attribute, and for one that stands in another.
    public func values(of key: AttributeKey) -> ValueCursor {
        guard key.depth == 1, key.carrier == 0, key.vendor == 0, let number = UInt8(exactly: key.outermost),
            contains(number)
        else { return ValueCursor(attributes, nil) }
        return ValueCursor(attributes, number)
    }
}
