// SPDX-License-Identifier: Apache-2.0

/// A walk over attributes that stand one behind the other, each with one octet of number and one of length.
///
/// It holds places, not octets; each step is handed the octets and checked against their end.
public struct AttributeCursor: Sendable {
    /// Where the next attribute begins.
    public private(set) var offset: Int
    private let end: Int

    init(_ range: Range<Int>) {
        offset = range.lowerBound
        end = range.upperBound
    }

    /// Whether all of the range has been walked over. After ``next(in:)`` gave nil and this is false, the lengths are wrong.
    public var isAtEnd: Bool { offset == end }

    /// The next attribute's number and the place of its value; nil at the end and at a wrong length.
    @inline(__always)
    public mutating func next(in bytes: Span<UInt8>) -> (number: UInt8, value: Range<Int>)? {
        let start = offset
        guard start >= 0, start &+ 2 <= end, end <= bytes.count else { return nil }
        let length = Int(bytes[start &+ 1])
        guard length >= 2, start &+ length <= end else { return nil }
        offset = start &+ length
        return (bytes[start], (start &+ 2)..<(start &+ length))
    }
}
