// SPDX-License-Identifier: Apache-2.0

/// Collects bytes: numbers in network order, runs of bytes, and parts that stand behind their own length.
public struct ByteWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// A writer that has written nothing.
    public init() {}

    /// Makes room for `capacity` bytes at once.
    public init(capacity: Int) {
        bytes.reserveCapacity(max(0, capacity))
    }

    /// Writes one byte.
    public mutating func write(_ number: UInt8) { bytes.append(number) }
    /// Writes two bytes, the most significant first.
    public mutating func write(_ number: UInt16) { writeInteger(number) }
    /// Writes four bytes, the most significant first.
    public mutating func write(_ number: UInt32) { writeInteger(number) }
    /// Writes eight bytes, the most significant first.
    public mutating func write(_ number: UInt64) { writeInteger(number) }
    /// Writes sixteen bytes, the most significant first.
    public mutating func write(_ number: UInt128) { writeInteger(number) }

    /// Writes the bytes of a run as they are.
    public mutating func write(_ run: [UInt8]) { bytes.append(contentsOf: run) }
    /// Writes the bytes of a run as they are.
    public mutating func write(_ run: ArraySlice<UInt8>) { bytes.append(contentsOf: run) }

    /// Writes what `body` writes behind its length in two bytes, so that no caller ever computes one.
    ///
    /// - Throws: ``ByteWriterError`` when more than 65,535 bytes were written; the writer is as it was before.
    public mutating func writeCounted16(_ body: (inout ByteWriter) -> Void) throws(ByteWriterError) {
        var part = ByteWriter()
        body(&part)
        guard let length = UInt16(exactly: part.bytes.count) else {
            throw ByteWriterError.tooLong(count: part.bytes.count, limit: Int(UInt16.max))
        }
        write(length)
        write(part.bytes)
    }

    private mutating func writeInteger<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
        for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}

/// Why bytes could not be written.
public enum ByteWriterError: Error, Sendable, Hashable {
    /// A part of `count` bytes does not fit behind a length that counts to `limit`.
    case tooLong(count: Int, limit: Int)
}

extension ByteWriterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooLong(let count, let limit):
            "\(count) bytes do not fit where at most \(limit) can be counted; split them"
        }
    }
}
