// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// What rows of a file claim and lines in the database have already. Asked for many rows at once: one statement a table
/// instead of one a row.
struct StoredClaims {
    /// Values in one statement; both engines take far more, but gain no more.
    private static let chunk = 500

    /// Names of lines that are there, with their customers.
    let services: [String: CustomerID]
    private let userNames: Set<String>
    private let devices: Set<Device>
    private let circuits: Set<Circuit>
    private let customers: Set<CustomerID>

    private struct Device: Hashable {
        let mac: MACAddress
        let isRadio: Bool
    }

    private struct Circuit: Hashable {
        let id: [UInt8]
        let remote: [UInt8]?
        let router: String?
    }

    init(_ drafts: [ServiceDraft], in database: Database) throws {
        services = try Self.services(drafts, database)
        userNames = try Self.userNames(drafts, database)
        devices = try Self.devices(drafts, database)
        circuits = try Self.circuits(drafts, database)
        customers = try Self.customers(drafts, database)
    }

    /// What of a row is taken, or missing.
    func problems(_ draft: ServiceDraft) -> [ServiceLineProblem] {
        var problems: [ServiceLineProblem] = []
        let terms = draft.terms
        if services[terms.name] != nil {
            problems.append(
                .init(draft.line, .service, "there is a service “\(terms.name)” already; choose another name"))
        }
        if let userName = terms.userName?.description, userNames.contains(userName) {
            problems.append(.init(draft.line, .userName, "another service logs in as “\(userName)” already"))
        }
        if terms.accessKind.isFoundByMAC {
            for mac in terms.macs
            where devices.contains(Device(mac: mac, isRadio: terms.accessKind.opensRadioOnly)) {
                problems.append(.init(draft.line, .macs, "\(mac) is the device of another service already"))
            }
        }
        if let id = terms.circuitID,
            circuits.contains(Circuit(id: id, remote: terms.remoteID, router: draft.router))
        {
            problems.append(
                .init(
                    draft.line, .circuitID, "another service has the circuit \(OctetText.text(of: id)) at this router"))
        }
        if case .number(let id) = draft.customer, !customers.contains(id) {
            problems.append(.init(draft.line, .customerNumber, "there is no customer \(id)"))
        }
        return problems
    }

    /// Asks for a list of values, some hundreds at a time.
    private static func ask<Result>(
        _ values: [SQLValue], _ body: ([SQLValue]) throws -> [Result]
    ) rethrows -> [Result] {
        var results: [Result] = []
        for start in stride(from: 0, to: values.count, by: chunk) {
            results += try body(Array(values[start..<min(start + chunk, values.count)]))
        }
        return results
    }

    private static func services(_ drafts: [ServiceDraft], _ database: Database) throws -> [String: CustomerID] {
        let found = try ask(drafts.map { .text($0.terms.name) }) { names in
            try database.all(
                .list("SELECT name, customer_id FROM internet_service WHERE name IN (", count: names.count, ")"), names
            ) { (try $0.text(0), try $0.id(1) as CustomerID) }
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    private static func userNames(_ drafts: [ServiceDraft], _ database: Database) throws -> Set<String> {
        let names = drafts.compactMap(\.terms.userName).map { SQLValue.text($0.description) }
        return Set(
            try ask(names) { names in
                try database.all(
                    .list(
                        "SELECT user_name FROM internet_service WHERE state <> 'archived' AND user_name IN (",
                        count: names.count, ")"), names
                ) { try $0.text(0) }
            })
    }

    private static func devices(_ drafts: [ServiceDraft], _ database: Database) throws -> Set<Device> {
        let macs = drafts.filter(\.terms.accessKind.isFoundByMAC).flatMap(\.terms.macs).map { SQLValue.mac($0) }
        let found = try ask(macs) { macs in
            try database.all(
                .list(
                    """
                    SELECT m.mac, s.access_kind FROM service_mac m JOIN internet_service s ON s.id = m.service_id
                    WHERE s.state <> 'archived' AND m.mac IN (
                    """, count: macs.count, ")"), macs
            ) { (mac: try $0.mac(0), kind: try $0.word(1) as AccessKind) }
        }
        return Set(
            found.filter(\.kind.isFoundByMAC).map { Device(mac: $0.mac, isRadio: $0.kind.opensRadioOnly) })
    }

    private static func circuits(_ drafts: [ServiceDraft], _ database: Database) throws -> Set<Circuit> {
        let ids = drafts.compactMap(\.terms.circuitID).map { SQLValue.blob($0) }
        return Set(
            try ask(ids) { ids in
                try database.all(
                    .list(
                        """
                        SELECT s.circuit_id, s.remote_id, n.name FROM internet_service s LEFT JOIN nas n ON n.id = s.nas_id
                        WHERE s.state <> 'archived' AND s.circuit_id IN (
                        """, count: ids.count, ")"), ids
                ) { row in
                    Circuit(
                        id: try row.blob(0), remote: try row.optional(1, row.blob),
                        router: try row.optional(2, row.text))
                }
            })
    }

    private static func customers(_ drafts: [ServiceDraft], _ database: Database) throws -> Set<CustomerID> {
        let numbers = drafts.compactMap { draft -> SQLValue? in
            if case .number(let id) = draft.customer { .id(id) } else { nil }
        }
        return Set(
            try ask(numbers) { numbers in
                try database.all(
                    .list("SELECT id FROM customer WHERE id IN (", count: numbers.count, ")"), numbers
                ) { try $0.id(0) as CustomerID }
            })
    }
}
