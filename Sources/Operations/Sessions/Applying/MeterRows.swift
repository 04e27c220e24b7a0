// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

extension SQLValue {
    /// A session's key as its sixteen bytes. An address has as many, and needs no array.
    static func key(_ key: SessionKey) -> SQLValue {
        .address(IPv6Address(bits: UInt128(key.high) << 64 | UInt128(key.low)))
    }
}

extension Row {
    /// A session's key.
    func key(_ column: Int) throws -> SessionKey {
        let bits = try address(column).bits
        return SessionKey(high: UInt64(truncatingIfNeeded: bits >> 64), low: UInt64(truncatingIfNeeded: bits))
    }
}

extension SessionMeter {
    /// The columns in the order in which rows are read and written here, after the key.
    static let columnCount = 21

    /// - Parameter first: the column of the router.
    init(row: Row, from first: Int) throws {
        nas = try row.id(first)
        service = try row.optional(first + 1, row.id)
        idHash = try row.integer(first + 2)
        lineHash = try row.optional(first + 3, row.integer)
        startedAt = try row.time(first + 4)
        lastAt = try row.time(first + 5)
        seenAt = try row.time(first + 6)
        seconds = try row.integer(first + 7)
        interim = try row.integer(first + 8)
        octets = OctetPair(down: try row.integer(first + 9), up: try row.integer(first + 10))
        packets = OctetPair(down: try row.integer(first + 11), up: try row.integer(first + 12))
        if let down = try row.optional(first + 13, row.integer), let up = try row.optional(first + 14, row.integer) {
            octets6 = OctetPair(down: down, up: up)
        }
        skew = OctetPair(down: try row.integer(first + 15), up: try row.integer(first + 16))
        skew6 = OctetPair(down: try row.integer(first + 17), up: try row.integer(first + 18))
        sightings = try row.integer(first + 19)
        notBefore = try row.optional(first + 20, row.time)
    }

    /// Adds the values of the columns.
    func append(to values: inout [SQLValue]) {
        appendBeginning(to: &values)
        appendProgress(to: &values)
        values.append(.time(notBefore))
    }

    private func appendBeginning(to values: inout [SQLValue]) {
        values.append(.id(nas))
        values.append(.id(service))
        values.append(.integer(idHash))
        values.append(lineHash.map { .integer($0) } ?? .null)
        values.append(.time(startedAt))
    }

    /// Adds the values of the columns that records change, from `last_at` to `sightings`.
    func appendProgress(to values: inout [SQLValue]) {
        values.append(.time(lastAt))
        values.append(.time(seenAt))
        values.append(.integer(seconds))
        values.append(.integer(interim))
        values.append(.integer(octets.down))
        values.append(.integer(octets.up))
        values.append(.integer(packets.down))
        values.append(.integer(packets.up))
        values.append(octets6.map { .integer($0.down) } ?? .null)
        values.append(octets6.map { .integer($0.up) } ?? .null)
        values.append(.integer(skew.down))
        values.append(.integer(skew.up))
        values.append(.integer(skew6.down))
        values.append(.integer(skew6.up))
        values.append(.integer(sightings))
    }
}
