// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// The lines of a range of numbers, put together from the four tables that describe them.
struct LineRows {
    /// What the routers may be told, in the order of the numbers. Lines that have ended are not there.
    private(set) var lines: [AccessTerms] = []
    /// Which line has a holding.
    private(set) var owners: [(holding: HoldingID, service: ServiceID)] = []
    /// Passwords that could not be opened; such a line can prove nothing.
    private(set) var sealingFaults: [SealingError] = []

    /// Reads the lines from one number to another, both included.
    init(from first: ServiceID, through last: ServiceID, in database: Database, opening sealer: Sealer) throws {
        var addresses = try LineAddressRows(from: first, through: last, in: database)
        owners = addresses.owners
        var opener = sealer.opener(table: "internet_service", column: "password")
        var macs = try Self.macs(from: first, through: last, in: database)
        // The reason of a blocked customer comes before what holds the line itself; of several the one that is named first is
        // also the first in the alphabet.
        try database.forEach(
            """
            SELECT s.id, s.customer_id, s.access_kind, s.state, c.state, coalesce(
                CASE WHEN c.state = 'blocked' THEN
                    (SELECT min(b.reason) FROM customer_block b WHERE b.customer_id = c.id) END, s.hold), s.plan_id, s.user_name, s.password,
                s.mac_binding, s.mac_limit, s.mac_replaces_oldest, s.nas_id, s.circuit_id, s.remote_id,
                s.simultaneous_use, s.interface_id, s.ipv4_pool, s.framed_ipv6_pool, s.stateful_ipv6_pool,
                s.delegated_ipv6_pool, f.is_blocked, f.down, f.up
            FROM internet_service s JOIN customer c ON c.id = s.customer_id
                LEFT JOIN fair_use_state f ON f.service_id = s.id AND f.plan_id = s.plan_id
            WHERE s.id >= $1 AND s.id <= $2 AND s.state <> 'archived' ORDER BY s.id
            """, .id(first), .id(last)
        ) { row in
            let id: ServiceID = try row.id(0)
            let line = addresses.take(
                id,
                interfaceID: try row.optional(16) {
                    InterfaceIdentifier(bits: UInt64(bitPattern: try row.integer($0)))
                })
            let password = try row.optional(8, row.blob).flatMap { open($0, of: id, with: &opener) }
            lines.append(
                AccessTerms(
                    service: id, customer: try row.id(1), kind: try row.word(2), serviceState: try row.word(3),
                    customerState: try row.word(4), hold: try Self.hold(row), plan: try row.optional(6, row.id),
                    rates: try row.optional(22, row.rates), userName: try row.optional(7, row.utf8) ?? [],
                    password: password, macBinding: try row.macBinding(9), macs: macs.removeValue(forKey: id) ?? [],
                    nas: try row.optional(12, row.id), circuit: try row.optional(13, row.blob),
                    remote: try row.optional(14, row.blob), simultaneousUse: try row.number(15), line: line,
                    pools: try row.poolNames(17)))
        }
    }

    /// A block by fair use never hides another reason.
    private static func hold(_ row: Row) throws -> BlockReason? {
        if let reason: BlockReason = try row.optional(5, { try row.word($0) }) { return reason }
        return try row.optional(21, row.flag) == true ? .fairUse : nil
    }

    private mutating func open(
        _ sealed: [UInt8], of id: ServiceID, with opener: inout ColumnOpener
    ) -> Secret? {
        do {
            return try opener.open(sealed, ofRow: id.value)
        } catch {
            sealingFaults.append(error)
            return nil
        }
    }

    private static func macs(
        from first: ServiceID, through last: ServiceID, in database: Database
    ) throws -> [ServiceID: [MACAddress]] {
        var macs: [ServiceID: [MACAddress]] = [:]
        try database.forEach(
            """
            SELECT service_id, mac FROM service_mac WHERE service_id >= $1 AND service_id <= $2
            ORDER BY service_id, coalesce(learned_at, 0), mac
            """, .id(first), .id(last)
        ) { row in
            macs[try row.id(0), default: []].append(MACAddress(bits: try row.number(1)))
        }
        return macs
    }
}
