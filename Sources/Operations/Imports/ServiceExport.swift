// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import ProviderValues
public import Storage

/// Some lines as rows of a file, and where the next ones begin.
public struct ServicePage: Sendable {
    /// The fields in the order of ``ServiceColumn/allCases``.
    public let rows: [[String]]
    /// The number after which the next page begins; nil when there is none.
    public let last: Int64?
}

extension Store {
    /// Lines that have not ended, as ``ImportServices`` reads them, in the order of their numbers; customers are told
    /// apart by their numbers as keys.
    ///
    /// - Parameter sealer: opens the passwords; nil leaves them out.
    public func servicePage(after: Int64, limit: Int, revealing sealer: Sealer?) async throws -> ServicePage {
        try await read { database in
            let rows = try ServiceRows(after: after, limit: limit, in: database)
            return ServicePage(rows: try rows.fields(revealing: sealer), last: rows.count == limit ? rows.last : nil)
        }
    }
}

/// What a page of an export is made of: one statement a table.
private struct ServiceRows {
    private struct Entry {
        let service: ServiceDetails
        let customer: CustomerRecord
        let company: String
        let plan: String?
        let router: String?
        let main: String?
        let password: [UInt8]?
    }

    private let entries: [Entry]
    private let macs: [ServiceID: [MACAddress]]
    private let routes: [ServiceID: [IPPrefix]]
    private let holdings: [ServiceID: [Holding]]

    var count: Int { entries.count }
    var last: Int64? { entries.last?.service.id.value }

    init(after: Int64, limit: Int, in database: Database) throws {
        entries = try database.all(
            """
            SELECT s.id, s.customer_id, CASE WHEN s.password IS NULL THEN 0 ELSE 1 END, s.name, s.access_kind, s.state,
                s.nas_id, s.plan_id, s.user_name, s.mac_binding, s.mac_limit, s.mac_replaces_oldest, s.circuit_id,
                s.remote_id, s.simultaneous_use, s.hold, s.interface_id, s.ipv4_pool, s.framed_ipv6_pool,
                s.stateful_ipv6_pool, s.delegated_ipv6_pool, s.main_service_id, s.password, p.name, n.name, m.name,
                c.company_id, c.name, c.state, o.name
            FROM internet_service s JOIN customer c ON c.id = s.customer_id JOIN company o ON o.id = c.company_id
                LEFT JOIN plan p ON p.id = s.plan_id LEFT JOIN nas n ON n.id = s.nas_id
                LEFT JOIN internet_service m ON m.id = s.main_service_id
            WHERE s.id > $1 AND s.state <> 'archived' ORDER BY s.id LIMIT $2
            """, .integer(after), .int(limit)
        ) { row in
            let service = try ServiceDetails(row: row)
            return Entry(
                service: service,
                customer: CustomerRecord(
                    id: service.customer, company: try row.id(26), name: try row.text(27), state: try row.word(28)),
                company: try row.text(29), plan: try row.optional(23, row.text), router: try row.optional(24, row.text),
                main: try row.optional(25, row.text), password: try row.optional(22, row.blob))
        }
        let first = SQLValue.integer(entries.first?.service.id.value ?? 0)
        let last = SQLValue.integer(entries.last?.service.id.value ?? -1)
        let macRows = try database.all(
            """
            SELECT service_id, mac FROM service_mac WHERE service_id BETWEEN $1 AND $2
            ORDER BY service_id, coalesce(learned_at, 0), mac
            """, first, last
        ) { (try $0.id(0) as ServiceID, try $0.mac(1)) }
        let routeRows = try database.all(
            "SELECT service_id, prefix FROM service_route WHERE service_id BETWEEN $1 AND $2 ORDER BY service_id, prefix",
            first, last
        ) { (try $0.id(0) as ServiceID, try $0.prefix(1)) }
        let holdingRows = try database.all(
            """
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE service_id BETWEEN $1 AND $2 AND ended_at IS NULL ORDER BY prefix
            """, first, last
        ) { try Holding(row: $0) }
        macs = Dictionary(grouping: macRows, by: \.0).mapValues { $0.map(\.1) }
        routes = Dictionary(grouping: routeRows, by: \.0).mapValues { $0.map(\.1) }
        holdings = Dictionary(grouping: holdingRows, by: \.service)
    }

    func fields(revealing sealer: Sealer?) throws -> [[String]] {
        try entries.map { entry in try ServiceColumn.allCases.map { try field($0, of: entry, sealer) } }
    }

    private func field(_ column: ServiceColumn, of entry: Entry, _ sealer: Sealer?) throws -> String {
        let terms = entry.service.terms
        return switch column {
        case .service: terms.name
        case .customer: entry.customer.name
        case .customerKey: "\(entry.customer.id)"
        case .customerNumber: ""
        case .customerState: entry.customer.state.rawValue
        case .company: entry.company
        case .kind: terms.accessKind.rawValue
        case .state: terms.state.rawValue
        case .plan: entry.plan ?? ""
        case .userName: terms.userName?.description ?? ""
        case .password: try password(of: entry, sealer)
        case .macs: joined(macs[entry.service.id])
        case .macBinding: terms.macBinding == .none ? "" : terms.macBinding.text
        case .circuitID: terms.circuitID.map { OctetText.text(of: $0) } ?? ""
        case .remoteID: terms.remoteID.map { OctetText.text(of: $0) } ?? ""
        case .nas: entry.router ?? ""
        case .simultaneousUse: terms.simultaneousUse == 0 ? "" : "\(terms.simultaneousUse)"
        case .hold: terms.hold?.rawValue ?? ""
        case .mainService: entry.main ?? ""
        case .delegation: prefixes(of: entry) { $0.kind == .delegation && $0.prefix.family == .v6 }
        case .link: prefixes(of: entry) { $0.kind == .assignment && $0.prefix.family == .v6 }
        case .ipv4: prefixes(of: entry) { $0.kind == .assignment && $0.prefix.family == .v4 }
        case .routes: joined(routes[entry.service.id])
        }
    }

    private func password(of entry: Entry, _ sealer: Sealer?) throws -> String {
        guard let sealer, let sealed = entry.password else { return "" }
        let secret = try sealer.open(sealed, for: Services.passwordPlace(entry.service.id))
        guard let text = secret.revealText() else {
            throw Refusal(
                .malformed,
                "the password of service “\(entry.service.terms.name)” is no text, and cannot stand in a file",
                advice: "give the line another password, or export without them")
        }
        return text
    }

    private func prefixes(of entry: Entry, _ isMeant: (Holding) -> Bool) -> String {
        joined(holdings[entry.service.id]?.filter(isMeant).map(\.prefix))
    }

    private func joined(_ values: [some CustomStringConvertible]?) -> String {
        (values ?? []).map(\.description).joined(separator: " ")
    }
}
