// SPDX-License-Identifier: Apache-2.0

import CPostgreSQL

/// The values of one execution in PostgreSQL's binary format: one buffer, and where each value lies in it.
struct PostgreSQLBinding {
    private var buffer: [UInt8] = []
    private var offsets: [Int?] = []
    private(set) var lengths: [Int32] = []

    /// - Parameter types: what the server expects for each placeholder.
    /// - Throws: ``StorageError/Kind/statement`` when a value cannot stand where the statement wants another type.
    init(_ values: [SQLValue], types: [Oid], statement: SQL) throws(StorageError) {
        guard values.count == types.count else {
            throw StorageError(
                .statement, doing: statement.text, detail: "\(values.count) values for \(types.count) placeholders")
        }
        for (value, type) in zip(values, types) {
            try value.requireStorable(doing: statement.text)
            let start = buffer.count
            guard append(value, as: type) else {
                throw StorageError(.statement, doing: statement.text, detail: "\(value) does not fit type \(type)")
            }
            offsets.append(value == .null ? nil : start)
            lengths.append(Int32(buffer.count - start))
        }
    }

    private mutating func append(_ value: SQLValue, as type: Oid) -> Bool {
        switch value {
        case .null:
            return true
        case .integer(let integer):
            return append(integer, as: type)
        case .text(let text):
            buffer.append(contentsOf: text.utf8)
            return PostgreSQLType.isText(type)
        case .blob(let bytes):
            buffer.append(contentsOf: bytes)
            return type == PostgreSQLType.bytea
        case .address(let address):
            append(16) { PrefixKey.write(address, into: $0) }
            return type == PostgreSQLType.bytea
        case .prefix(let prefix):
            append(PrefixKey.size) { PrefixKey.write(prefix, into: $0) }
            return type == PostgreSQLType.bytea
        }
    }

    private mutating func append(_ integer: Int64, as type: Oid) -> Bool {
        switch type {
        case PostgreSQLType.bigint:
            withUnsafeBytes(of: integer.bigEndian) { buffer.append(contentsOf: $0) }
        case PostgreSQLType.integer:
            guard let narrow = Int32(exactly: integer) else { return false }
            withUnsafeBytes(of: narrow.bigEndian) { buffer.append(contentsOf: $0) }
        case PostgreSQLType.boolean:
            buffer.append(integer == 0 ? 0 : 1)
        default:
            return false
        }
        return true
    }

    private mutating func append(_ count: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { bytes in
            bytes.initialize(repeating: 0)
            fill(bytes)
            buffer.append(contentsOf: bytes)
        }
    }

    /// Calls the body with where each value lies; the addresses are good during the call.
    func withValues<Result>(_ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
        // A value of no bytes still needs an address: libpq takes a null pointer as NULL.
        (buffer + [0]).withUnsafeBytes { bytes in
            body(
                offsets.map { offset in
                    guard let offset, let base = bytes.baseAddress else { return nil }
                    return (base + offset).assumingMemoryBound(to: CChar.self)
                })
        }
    }

    /// Every value is sent in binary.
    var formats: [Int32] { [Int32](repeating: 1, count: lengths.count) }
}
