// SPDX-License-Identifier: Apache-2.0

/// Records that wait for their sync, one after the other as they will lie in a segment, not yet sealed.
///
/// Its memory is kept from group to group: once it has grown to what the load needs, appending allocates nothing.
struct RecordBuffer: Sendable {
    /// The frames, each begun by ``RecordFrame/append(_:to:)``.
    private(set) var bytes: [UInt8] = []
    /// How many records.
    private(set) var count = 0
    /// The sequence number of the first record; the others follow without gaps.
    private(set) var first: Int64 = 1

    var isEmpty: Bool { count == 0 }

    /// The sequence number of the last record, one less than ``first`` when there is none.
    var last: Int64 { first &+ Int64(count) &- 1 }

    /// Appends a record of an allowed length.
    mutating func append(_ payload: UnsafeRawBufferPointer) {
        RecordFrame.append(payload, to: &bytes)
        count += 1
    }

    /// Forgets the records and keeps the memory; the next record will have the sequence number `first`.
    mutating func begin(at first: Int64) {
        bytes.removeAll(keepingCapacity: true)
        count = 0
        self.first = first
    }

    /// Gives every frame its place, sequence number and checksum, so that the bytes can be written to a segment.
    mutating func seal(salt: UInt64) {
        let first = first
        bytes.withUnsafeMutableBytes { bytes in
            var offset = 0
            var place: UInt32 = 0
            while offset < bytes.count {
                offset += RecordFrame.seal(
                    bytes, at: offset, place: place, sequence: first &+ Int64(place), salt: salt)
                place &+= 1
            }
        }
    }

    /// Calls the body with each payload in order.
    func forEachPayload(_ body: (UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let length = RecordFrame.payloadLength(in: bytes, at: offset)
                let start = offset + RecordFrame.headerSize
                body(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + length)]))
                offset += RecordFrame.size(ofPayload: length)
            }
        }
    }
}
