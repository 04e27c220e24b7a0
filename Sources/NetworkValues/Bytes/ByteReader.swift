// SPDX-License-Identifier: Apache-2.0

/// A cursor over bytes whose every read is checked against the end: numbers in network order, and runs of bytes.
///
/// A read that fails moves nothing.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private let end: Int
    /// Where the next read begins, counted in the array that the first reader was made with.
    public private(set) var offset: Int

    /// A reader at the beginning of the bytes.
    public init(_ bytes: [UInt8]) {
        self.init(bytes, from: 0, to: bytes.count)
    }

    private init(_ bytes: [UInt8], from start: Int, to end: Int) {
        self.bytes = bytes
        offset = start
        self.end = end
    }

    /// The number of bytes not yet read.
    public var remaining: Int { end - offset }

    /// Whether everything has been read.
    public var isAtEnd: Bool { remaining == 0 }

    /// The next byte.
    public mutating func readUInt8() throws(ByteReaderError) -> UInt8 { try readInteger() }
    /// The number in the next two bytes.
    public mutating func readUInt16() throws(ByteReaderError) -> UInt16 { try readInteger() }
    /// The number in the next four bytes.
    public mutating func readUInt32() throws(ByteReaderError) -> UInt32 { try readInteger() }
    /// The number in the next eight bytes.
    public mutating func readUInt64() throws(ByteReaderError) -> UInt64 { try readInteger() }
    /// The number in the next sixteen bytes.
    public mutating func readUInt128() throws(ByteReaderError) -> UInt128 { try readInteger() }

    /// The next `count` bytes, without copying them.
    public mutating func readBytes(_ count: Int) throws(ByteReaderError) -> ArraySlice<UInt8> {
        let start = offset
        try skip(count)
        return bytes[start..<offset]
    }

    /// A reader of the next `count` bytes alone, for what stands behind a length; this one goes on after them.
    public mutating func readNested(_ count: Int) throws(ByteReaderError) -> ByteReader {
        let start = offset
        try skip(count)
        return ByteReader(bytes, from: start, to: offset)
    }

    /// Passes over `count` bytes.
    public mutating func skip(_ count: Int) throws(ByteReaderError) {
        guard count >= 0 else { throw .negativeCount(offset: offset, count: count) }
        guard count <= remaining else { throw .truncated(offset: offset, wanted: count, available: remaining) }
        offset += count
    }

    /// Refuses bytes that nobody has read.
    public func finish() throws(ByteReaderError) {
        guard isAtEnd else { throw .leftover(offset: offset, count: remaining) }
    }

    private mutating func readInteger<Number: FixedWidthInteger & UnsignedInteger>() throws(ByteReaderError) -> Number {
        let start = offset
        try skip(Number.bitWidth / 8)
        var number: Number = 0
        for index in start..<offset {
            number = number << 8 | Number(bytes[index])
        }
        return number
    }
}
