// SPDX-License-Identifier: Apache-2.0

/// A walk over a vendor's attributes within one attribute 26, in the vendor's own format (RFC 2865 section 5.26).
struct VendorAttributeCursor {
    private(set) var offset: Int
    private let end: Int
    private let numberOctets: Int
    private let lengthOctets: Int

    /// `range` is what stands behind the four octets of the vendor's number.
    init(_ range: Range<Int>, format: VendorFormat) {
        offset = range.lowerBound
        end = range.upperBound
        numberOctets = Int(format.numberOctets)
        lengthOctets = Int(format.lengthOctets)
    }

    /// Whether everything has been walked over; when it has not and ``next(in:)`` gave nil, the lengths are wrong.
    var isAtEnd: Bool { offset == end }

    /// The next attribute's number and the place of its value; nil at the end and at a wrong length.
    mutating func next(in bytes: Span<UInt8>) -> (number: UInt32, value: Range<Int>)? {
        let header = numberOctets &+ lengthOctets
        guard offset >= 0, offset &+ header <= end, end <= bytes.count, offset < end else { return nil }
        let number = Self.number(in: bytes, at: offset, octets: numberOctets)
        let length =
            lengthOctets == 0
            ? end &- offset : Int(Self.number(in: bytes, at: offset &+ numberOctets, octets: lengthOctets))
        guard length >= header, offset &+ length <= end else { return nil }
        let value = (offset &+ header)..<(offset &+ length)
        offset &+= length
        return (number, value)
    }

    private static func number(in bytes: Span<UInt8>, at offset: Int, octets: Int) -> UInt32 {
        var number: UInt32 = 0
        for place in offset..<(offset &+ octets) {
            number = number << 8 | UInt32(bytes[place])
        }
        return number
    }
}
