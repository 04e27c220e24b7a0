// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// The rows of the devices that lines are bound to or found by.
enum ServiceMACs {
    /// A device, and when it was learned; nil for one that staff entered.
    struct Entry {
        let mac: MACAddress
        let learnedAt: Timestamp?
    }

    /// A line's devices: those that staff entered, then those that were learned, the oldest first.
    static func of(_ service: ServiceID, in database: Database) throws -> [Entry] {
        try database.all(
            """
            SELECT mac, learned_at FROM service_mac WHERE service_id = $1 ORDER BY coalesce(learned_at, 0), mac
            """, .id(service)
        ) { Entry(mac: try $0.mac(0), learnedAt: try $0.optional(1, $0.time)) }
    }

    static func insert(
        _ mac: MACAddress, of service: ServiceID, learnedAt: Timestamp?, in database: Database
    ) throws {
        try database.execute(
            "INSERT INTO service_mac (service_id, mac, learned_at) VALUES ($1, $2, $3)", .id(service), .mac(mac),
            .time(learnedAt))
    }

    static func delete(_ mac: MACAddress, of service: ServiceID, in database: Database) throws {
        try database.execute("DELETE FROM service_mac WHERE service_id = $1 AND mac = $2", .id(service), .mac(mac))
    }
}

extension Row {
    /// A hardware address from its 48 bits.
    func mac(_ column: Int) throws -> MACAddress {
        MACAddress(bits: UInt64(bitPattern: try integer(column)))
    }
}

extension SQLValue {
    /// A hardware address as its 48 bits.
    static func mac(_ mac: MACAddress) -> SQLValue { .integer(Int64(clamping: mac.bits)) }
}
