// SPDX-License-Identifier: Apache-2.0

/// Reads the big-endian fields of a TZif file; every read is checked against the file's end.
struct ZoneFileCursor {
    private let zone: String
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8], zone: String) {
        self.bytes = bytes
        self.zone = zone
    }

    func error(_ reason: ZoneFileError.Reason) -> ZoneFileError {
        ZoneFileError(zone: zone, offset: offset, reason: reason)
    }

    mutating func bytes(_ count: Int) throws(ZoneFileError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - offset else { throw error(.truncated) }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    mutating func skip(_ count: Int) throws(ZoneFileError) {
        _ = try bytes(count)
    }

    mutating func byte() throws(ZoneFileError) -> UInt8 {
        try bytes(1).first ?? 0
    }

    /// A yes-or-no field.
    mutating func boolean() throws(ZoneFileError) -> Bool {
        let value = try byte()
        guard value <= 1 else { throw error(.notBoolean(value)) }
        return value == 1
    }

    mutating func unsigned32() throws(ZoneFileError) -> UInt32 {
        try bytes(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func signed32() throws(ZoneFileError) -> Int32 {
        Int32(bitPattern: try unsigned32())
    }

    mutating func signed64() throws(ZoneFileError) -> Int64 {
        Int64(bitPattern: try bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// A time of the data block: 32 bits in version 1, else 64.
    mutating func time(size: Int) throws(ZoneFileError) -> Int64 {
        size == 4 ? Int64(try signed32()) : try signed64()
    }

    /// The bytes up to the next `terminator`, which is taken too.
    mutating func line(endingWith terminator: UInt8) throws(ZoneFileError) -> ArraySlice<UInt8> {
        guard let end = bytes[offset...].firstIndex(of: terminator) else { throw error(.truncated) }
        defer { offset = end + 1 }
        return bytes[offset..<end]
    }
}
