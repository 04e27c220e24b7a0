// SPDX-License-Identifier: Apache-2.0

/// What stands before the value of one attribute: numbers, lengths, and the vendor of all that it stands in.
///
/// | key | octets |
/// |---|---|
/// | `1` | number, length |
/// | `26.14988.8` | 26, length, vendor in four, number and length as ``VendorFormat`` says |
/// | `241.1` | carrier, length, extended number |
/// | `245.1` | carrier, length, extended number, flags |
/// | `241.26.9.1` | carrier, length, 26, vendor in four, number |
/// | a child of any of these | that, number, length |
struct AttributeHeader {
    /// The octets that are used of ``octets``.
    let count: Int
    /// The octets of the attribute, header and value.
    let total: Int
    private(set) var octets: InlineArray<18, UInt8>

    /// The longest an attribute can be: one octet counts it.
    static let longestAttribute = 255

    /// The header of an attribute with a value of `valueCount` octets; values that need several fragments are refused.
    init(_ key: AttributeKey, valueCount: Int) throws(PacketWritingError) {
        let head = Head(key)
        let nested = Int(key.depth) - head.levels
        count = head.count + 2 * nested
        guard valueCount <= Self.longestAttribute - count else {
            throw .valueTooLong(key, count: valueCount, limit: Self.longestAttribute - count)
        }
        total = count + valueCount
        octets = InlineArray(repeating: 0)
        var level = key
        for depth in stride(from: nested - 1, through: 0, by: -1) {
            octets[head.count + 2 * depth] = UInt8(truncatingIfNeeded: level.innermost)
            octets[head.count + 2 * depth + 1] = UInt8(truncatingIfNeeded: total - head.count - 2 * depth)
            level = level.parent ?? level
        }
        try write(head, level)
    }

    /// The octets that one attribute can hold as the value of `key`.
    static func room(in key: AttributeKey) -> Int {
        let head = Head(key)
        return longestAttribute - head.count - 2 * (Int(key.depth) - head.levels)
    }

    /// The used octets as an array.
    var prefix: [UInt8] { (0..<count).map { octets[$0] } }

    private mutating func write(_ head: Head, _ key: AttributeKey) throws(PacketWritingError) {
        octets[1] = UInt8(truncatingIfNeeded: total)
        switch head {
        case .plain:
            guard let number = UInt8(exactly: key.outermost) else { throw .numberTooLarge(key) }
            octets[0] = number
        case .vendor(let format):
            octets[0] = FramedPacket.vendorSpecific
            try writeVendor(key, format)
        case .extended:
            octets[0] = UInt8(truncatingIfNeeded: key.outermost)
            octets[2] = UInt8(truncatingIfNeeded: key.innermost)
        case .extendedVendor(let carrier):
            octets[0] = key.carrier
            octets[2] = FramedPacket.vendorSpecific
            write(key.vendor, at: carrier.headerCount, octets: 4)
            octets[carrier.headerCount + 4] = UInt8(truncatingIfNeeded: key.outermost)
        }
    }

    private mutating func writeVendor(_ key: AttributeKey, _ format: VendorFormat) throws(PacketWritingError) {
        guard format.numberOctets > 1 || key.outermost <= 255 else { throw .numberTooLarge(key) }
        write(key.vendor, at: 2, octets: 4)
        write(UInt32(key.outermost), at: 6, octets: Int(format.numberOctets))
        write(UInt32(total - 6), at: 6 + Int(format.numberOctets), octets: Int(format.lengthOctets))
    }

    private mutating func write(_ number: UInt32, at place: Int, octets count: Int) {
        for index in 0..<count {
            octets[place + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * (count - 1 - index)))
        }
    }
}

extension AttributeHeader {
    /// What the outermost part of a header is.
    private enum Head {
        case plain
        case vendor(VendorFormat)
        case extended(ExtendedCarrier)
        case extendedVendor(ExtendedCarrier)

        init(_ key: AttributeKey) {
            if let carrier = ExtendedCarrier(number: UInt16(key.carrier)) {
                self = .extendedVendor(carrier)
            } else if key.vendor != 0 {
                self = .vendor(RadiusDictionary.standard.format(ofVendor: key.vendor))
            } else if key.depth > 1, let carrier = ExtendedCarrier(number: key.outermost) {
                self = .extended(carrier)
            } else {
                self = .plain
            }
        }

        /// The octets that it takes.
        var count: Int {
            switch self {
            case .plain: 2
            case .vendor(let format): 6 + Int(format.numberOctets) + Int(format.lengthOctets)
            case .extended(let carrier): carrier.headerCount
            case .extendedVendor(let carrier): carrier.headerCount + 5
            }
        }

        /// The numbers of the key that it writes.
        var levels: Int {
            switch self {
            case .plain, .vendor, .extendedVendor: 1
            case .extended: 2
            }
        }
    }
}
