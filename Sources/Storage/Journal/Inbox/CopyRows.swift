// SPDX-License-Identifier: Apache-2.0

/// Rows of one column in the binary format of `COPY` (PostgreSQL manual, COPY, "Binary Format"). Numbers are big-endian.
struct CopyRows {
    private(set) var bytes: [UInt8] = []

    private static let header: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    private static let columns: [UInt8] = [0, 1]
    private static let trailer: [UInt8] = [0xFF, 0xFF]

    /// Takes the payloads of a group; the memory is used again.
    mutating func fill(with group: borrowing RecordBuffer) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: Self.header)
        group.forEachPayload { payload in
            bytes.append(contentsOf: Self.columns)
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: payload.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: payload)
        }
        bytes.append(contentsOf: Self.trailer)
    }
}
