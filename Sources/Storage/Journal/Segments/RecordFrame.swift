// SPDX-License-Identifier: Apache-2.0

/// How a record lies in a segment. Numbers are little-endian.
///
/// ```
///  0  checksum  8 bytes  of everything behind it, under the salt of the segment
///  8  length    4 bytes  of the payload, never 0
/// 12  place     4 bytes  how many records of its group stand before it
/// 16  sequence  8 bytes  rises by one from record to record
/// 24  payload, then zeros up to a multiple of 8
/// ```
///
/// The place tells which records were durable when this one was written: all those before its group, for a group is
/// written only after the one before it was synced. That is how opening a journal tells a torn tail, which nobody was
/// promised, from damage.
struct RecordFrame: Equatable {
    let sequence: Int64
    let place: UInt32
    /// Of the payload, in bytes.
    let length: Int

    static let headerSize = 24
    static let alignment = 8
    /// No record is empty, so zeros are never a frame; none is longer than the longest UDP datagram, so a damaged
    /// length cannot make a reader take much memory.
    static let payloadLengths = 1...65_535
    /// The longest frame.
    static let greatestSize = size(ofPayload: payloadLengths.upperBound)

    /// The number of the first record of its group: everything before that was durable when the group was written.
    var firstOfGroup: Int64 { sequence &- Int64(place) }

    /// What a payload of an allowed length takes.
    static func size(ofPayload length: Int) -> Int {
        (headerSize + length + alignment - 1) / alignment * alignment
    }

    /// Begins a frame: everything but place, sequence and checksum.
    static func append(_ payload: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        let length = UInt32(truncatingIfNeeded: payload.count)
        withUnsafeBytes(of: (UInt64(0), length.littleEndian, UInt32(0), UInt64(0))) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: payload)
        let padding = size(ofPayload: payload.count) - headerSize - payload.count
        for _ in 0..<padding { bytes.append(0) }
    }

    /// Completes a frame that was begun at `offset`.
    ///
    /// - Returns: its size.
    static func seal(
        _ bytes: UnsafeMutableRawBufferPointer, at offset: Int, place: UInt32, sequence: Int64, salt: UInt64
    ) -> Int {
        bytes.storeBytes(of: place.littleEndian, toByteOffset: offset + 12, as: UInt32.self)
        bytes.storeBytes(of: sequence.littleEndian, toByteOffset: offset + 16, as: Int64.self)
        let length = payloadLength(in: UnsafeRawBufferPointer(bytes), at: offset)
        let checked = UnsafeRawBufferPointer(rebasing: bytes[(offset + 8)..<(offset + headerSize + length)])
        let checksum = Checksum.of(checked, seed: salt)
        bytes.storeBytes(of: checksum.littleEndian, toByteOffset: offset, as: UInt64.self)
        return size(ofPayload: length)
    }

    /// The length that a frame claims for its payload; the header is inside the bytes.
    static func payloadLength(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self)))
    }

    /// The intact frame at `offset`, nil when there is none or it does not end inside the bytes.
    init?(in bytes: UnsafeRawBufferPointer, at offset: Int, salt: UInt64) {
        guard offset >= 0, bytes.count - offset >= Self.headerSize else { return nil }
        let length = Self.payloadLength(in: bytes, at: offset)
        guard Self.payloadLengths.contains(length), bytes.count - offset >= Self.headerSize + length else { return nil }
        let checked = UnsafeRawBufferPointer(rebasing: bytes[(offset + 8)..<(offset + Self.headerSize + length)])
        let checksum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        guard Checksum.of(checked, seed: salt) == checksum else { return nil }
        self.length = length
        place = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
        sequence = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 16, as: Int64.self))
    }
}
