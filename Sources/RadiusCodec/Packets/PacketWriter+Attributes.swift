// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Attributes of the RFCs and of vendors within attribute 26, from values. The caller knows the attribute's type; for
/// attributes chosen at run time see ``TypedAttribute`` and ``AttributeBlock``.
extension PacketWriter {
    /// Appends an attribute whose value is these octets: of type text or octets, or any other's octets.
    public mutating func append(_ key: AttributeKey, _ value: Span<UInt8>) throws(PacketWritingError) {
        put(value, at: try open(key, value.count))
    }

    /// Appends an attribute whose value is these octets.
    public mutating func append(_ key: AttributeKey, _ value: [UInt8]) throws(PacketWritingError) {
        try append(key, value.span)
    }

    /// Appends an attribute of type text; for texts that are at hand as octets use the other forms.
    public mutating func append(_ key: AttributeKey, text: String) throws(PacketWritingError) {
        try append(key, text.utf8.span)
    }

    /// Appends sixteen octets, for instance a digest.
    public mutating func append(_ key: AttributeKey, _ value: Octets16) throws(PacketWritingError) {
        put(value, at: try open(key, 16))
    }

    /// Appends a number of 32 bits, or a time in seconds since 1970.
    public mutating func append(_ key: AttributeKey, _ value: UInt32) throws(PacketWritingError) {
        put32(value, at: try open(key, 4))
    }

    /// Appends a number of 64 bits.
    public mutating func append(_ key: AttributeKey, _ value: UInt64) throws(PacketWritingError) {
        put64(value, at: try open(key, 8))
    }

    /// Appends an address.
    public mutating func append(_ key: AttributeKey, _ value: IPv4Address) throws(PacketWritingError) {
        put32(value.bits, at: try open(key, 4))
    }

    /// Appends an address.
    public mutating func append(_ key: AttributeKey, _ value: IPv6Address) throws(PacketWritingError) {
        let place = try open(key, 16)
        put64(UInt64(truncatingIfNeeded: value.bits >> 64), at: place)
        put64(UInt64(truncatingIfNeeded: value.bits), at: place &+ 8)
    }

    /// Appends an interface identifier.
    public mutating func append(_ key: AttributeKey, _ value: InterfaceIdentifier) throws(PacketWritingError) {
        put64(value.bits, at: try open(key, 8))
    }

    /// Appends a prefix with only as many octets of the address as its length needs (RFC 3162 section 2.3).
    public mutating func append(_ key: AttributeKey, _ value: IPv6Prefix) throws(PacketWritingError) {
        let octets = PrefixLayout.octetCount(length: value.length)
        let place = try open(key, 2 &+ octets)
        put8(0, at: place)
        put8(value.length, at: place &+ 1)
        for index in 0..<octets {
            put8(UInt8(truncatingIfNeeded: value.address.bits >> (120 &- 8 &* index)), at: place &+ 2 &+ index)
        }
    }

    /// Appends a tagged number of 24 bits, of which higher ones are cut off (RFC 2868 section 3.1). Tags are 0 to 31.
    public mutating func append(_ key: AttributeKey, tag: UInt8, _ value: UInt32) throws(PacketWritingError) {
        put32(UInt32(tag & TaggedValue.highestTag) << 24 | value & 0xff_ffff, at: try open(key, 4))
    }

    /// Appends a tagged text or run of octets. Tags are 0 to 31.
    public mutating func append(_ key: AttributeKey, tag: UInt8, _ value: Span<UInt8>) throws(PacketWritingError) {
        let place = try open(key, value.count &+ 1)
        put8(tag & TaggedValue.highestTag, at: place)
        put(value, at: place &+ 1)
    }

    /// Appends every Proxy-State of the request in its order, as each answer must (RFC 2865 section 5.33).
    public mutating func appendProxyStates(of request: FramedPacket, in bytes: Span<UInt8>) throws(PacketWritingError) {
        guard request.contains(FramedPacket.proxyState) else { return }
        var cursor = request.attributes
        while let value = cursor.next(FramedPacket.proxyState, in: bytes) {
            try append(.proxyState, bytes.extracting(value))
        }
    }

    /// Appends attributes that were prepared.
    public mutating func append(_ block: AttributeBlock) throws(PacketWritingError) {
        put(block.octets.span, at: try take(block.octets.count))
    }

    /// Appends octets as attributes of one number, up to 253 in each: EAP-Message (RFC 3579 section 3.1) and the like.
    public mutating func append(pieces key: AttributeKey, of value: Span<UInt8>) throws(PacketWritingError) {
        let pieces = (value.count + FramedPacket.longestValue - 1) / FramedPacket.longestValue
        let needed = value.count + 2 * pieces
        guard needed <= available else { throw .noRoom(needed: needed, available: available) }
        for piece in 0..<pieces {
            let rest = value.extracting(droppingFirst: piece * FramedPacket.longestValue)
            try append(key, rest.extracting(first: FramedPacket.longestValue))
        }
    }
}

extension PacketWriter {
    /// Writes what stands before a value of `count` octets and returns the place of the value.
    ///
    /// The two layouts that nearly all attributes have are written here without looking any further.
    mutating func open(_ key: AttributeKey, _ count: Int) throws(PacketWritingError) -> Int {
        guard key.depth == 1, key.carrier == 0, let number = UInt8(exactly: key.outermost) else {
            return try openByHeader(key, count)
        }
        if key.vendor == 0 {
            let place = try take(attribute: key, header: 2, count)
            put16(UInt16(number) << 8 | UInt16(truncatingIfNeeded: count &+ 2), at: place)
            return place &+ 2
        }
        guard RadiusDictionary.standard.format(ofVendor: key.vendor) == .recommended else {
            return try openByHeader(key, count)
        }
        let place = try take(attribute: key, header: 8, count)
        put16(UInt16(FramedPacket.vendorSpecific) << 8 | UInt16(truncatingIfNeeded: count &+ 8), at: place)
        put32(key.vendor, at: place &+ 2)
        put16(UInt16(number) << 8 | UInt16(truncatingIfNeeded: count &+ 2), at: place &+ 6)
        return place &+ 8
    }

    private mutating func openByHeader(_ key: AttributeKey, _ count: Int) throws(PacketWritingError) -> Int {
        let header = try AttributeHeader(key, valueCount: count)
        let place = try take(header.total)
        for index in 0..<header.count {
            put8(header.octets[index], at: place &+ index)
        }
        return place &+ header.count
    }

    private mutating func take(attribute key: AttributeKey, header: Int, _ count: Int) throws(PacketWritingError) -> Int
    {
        let limit = AttributeHeader.longestAttribute &- header
        guard count <= limit else { throw .valueTooLong(key, count: count, limit: limit) }
        return try take(header &+ count)
    }
}

extension FramedPacket {
    /// The octets that one attribute of the RFCs can hold.
    static let longestValue = 253
}
