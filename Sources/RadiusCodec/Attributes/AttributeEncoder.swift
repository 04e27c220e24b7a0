// SPDX-License-Identifier: Apache-2.0

/// Attributes one behind the other, as they stand in a packet.
///
/// Neighbours that stand in the same attribute share it, which some demand (RFC 6930 section 4.1.1). Values too long for one
/// attribute are cut into pieces or fragments where the attribute allows that.
struct AttributeEncoder {
    private let dictionary: RadiusDictionary
    private var items: [Item] = []

    fileprivate struct Item {
        let key: AttributeKey
        var octets: [UInt8]
    }

    private init(_ dictionary: RadiusDictionary) {
        self.dictionary = dictionary
    }

    /// The octets of the attributes, none of which is still to be hidden.
    static func encode(
        _ attributes: [TypedAttribute], dictionary: RadiusDictionary = .standard
    ) throws(PacketWritingError) -> [UInt8] {
        var encoder = AttributeEncoder(dictionary)
        for attribute in attributes {
            do throws(AttributeValueError) {
                encoder.items.append(Item(key: attribute.key, octets: try attribute.wire(dictionary)))
            } catch {
                throw .wrongValue(error)
            }
        }
        for depth in stride(from: AttributeKey.deepest, to: 1, by: -1) {
            try encoder.fold(depth: depth)
        }
        var octets: [UInt8] = []
        for item in encoder.items {
            try encoder.append(item, to: &octets)
        }
        return octets
    }

    /// Puts the items of this depth into the attributes that they stand in.
    private mutating func fold(depth: UInt8) throws(PacketWritingError) {
        var folded: [Item] = []
        var last: AttributeKey?
        for item in items {
            guard item.key.depth == depth, let parent = item.key.parent, !parent.isExtendedCarrier else {
                folded.append(item)
                last = nil
                continue
            }
            let limit = AttributeHeader.longestAttribute - 2
            guard item.octets.count <= limit else {
                throw .valueTooLong(item.key, count: item.octets.count, limit: limit)
            }
            let child =
                [UInt8(truncatingIfNeeded: item.key.innermost), UInt8(item.octets.count + 2)] + item.octets
            let place = folded.count - 1
            if last == parent, folded[place].octets.count + child.count <= AttributeHeader.room(in: parent) {
                folded[place].octets += child
            } else {
                folded.append(Item(key: parent, octets: child))
            }
            last = parent
        }
        items = folded
    }

    private func append(_ item: Item, to octets: inout [UInt8]) throws(PacketWritingError) {
        let item = item.carried
        let room = AttributeHeader.room(in: item.key)
        let isFragmented = item.key.isInLongExtended
        let isConcatenated = dictionary.definition(of: item.key)?.isConcatenated ?? false
        guard isFragmented || isConcatenated, item.octets.count > room else {
            octets += try AttributeHeader(item.key, valueCount: item.octets.count).prefix + item.octets
            return
        }
        for start in stride(from: 0, to: item.octets.count, by: room) {
            let piece = item.octets[start...].prefix(room)
            var header = try AttributeHeader(item.key, valueCount: piece.count).prefix
            if isFragmented, start + room < item.octets.count { header[3] |= ExtendedCarrier.more }
            octets += header + piece
        }
    }
}

extension AttributeEncoder.Item {
    /// A vendor's attribute in a long extended one, seen as the value of that one: only the first fragment names the vendor.
    fileprivate var carried: Self {
        guard ExtendedCarrier(number: UInt16(key.carrier)) == .longExtended,
            let carrier = AttributeKey(key.carrier).child(FramedPacket.vendorSpecific)
        else { return self }
        let vendor = (0..<4).map { UInt8(truncatingIfNeeded: key.vendor >> UInt32(24 - 8 * $0)) }
        return Self(key: carrier, octets: vendor + [UInt8(truncatingIfNeeded: key.outermost)] + octets)
    }
}

extension AttributeKey {
    /// Whether it is one of 241 to 246 itself, in which others travel.
    var isExtendedCarrier: Bool {
        depth == 1 && vendor == 0 && carrier == 0 && ExtendedCarrier(number: outermost) != nil
    }

    /// Whether it stands right in 245 or 246, so that its value may come in fragments.
    var isInLongExtended: Bool {
        depth == 2 && vendor == 0 && carrier == 0 && ExtendedCarrier(number: outermost) == .longExtended
    }
}
