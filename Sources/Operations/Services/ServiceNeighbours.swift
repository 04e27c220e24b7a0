// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// What a line must not share with another one, and what it refers to: checked in the transaction that stores it.
struct ServiceNeighbours {
    let terms: ServiceDescription
    /// nil for a line that is new.
    let own: ServiceID?
    let customer: CustomerID
    let database: Database

    func check() throws {
        try checkName()
        try checkUserName()
        try checkCircuit()
        for mac in terms.macs { try MACNeighbours.check(mac, for: terms.accessKind, except: own, in: database) }
        try checkMainService()
    }

    /// Refuses a plan that is no longer sold, and a router that is gone. What a line has already it keeps.
    func checkNewReferences(before: ServiceDescription?) throws {
        if let plan = terms.plan, plan != before?.plan {
            let record = try Plans.find(plan, in: database)
            guard record.state == .active else {
                throw Refusal(
                    .state, "plan “\(record.name)” is archived",
                    advice: "choose one that is sold; `firsthop plan list` shows them")
            }
        }
        if let nas = terms.nas, nas != before?.nas {
            let record = try Routers.find(nas, in: database)
            guard record.terms.state != .retired else {
                throw Refusal(.state, "router “\(record.name)” is retired", advice: "bind the line to its successor")
            }
        }
    }

    private func checkName() throws {
        let other: ServiceID? = try database.first(
            "SELECT id FROM internet_service WHERE name = $1", .text(terms.name), map: { try $0.id(0) })
        guard let other, other != own else { return }
        throw Refusal(.taken, "service \(other) is called “\(terms.name)” already", advice: "choose another name")
    }

    private func checkUserName() throws {
        guard let userName = terms.userName, terms.state != .archived else { return }
        let other = try database.first(
            "SELECT id, name FROM internet_service WHERE user_name = $1 AND state <> 'archived'",
            .text(userName.description)
        ) { (id: try $0.id(0) as ServiceID, name: try $0.text(1)) }
        guard let other, other.id != own else { return }
        throw Refusal(
            .taken, "service \(other.id) “\(other.name)” logs in as “\(userName)” already",
            advice: "choose another user name, or end that service")
    }

    private func checkCircuit() throws {
        guard let circuit = terms.circuitID else { return }
        let others = try database.all(
            """
            SELECT id, name, nas_id, remote_id FROM internet_service WHERE circuit_id = $1 AND state <> 'archived'
            """, .blob(circuit)
        ) { row in
            (
                id: try row.id(0) as ServiceID, name: try row.text(1), nas: try row.optional(2, row.id) as NASID?,
                remote: try row.optional(3, row.blob)
            )
        }
        let same = others.first { $0.id != own && $0.nas == terms.nas && $0.remote == terms.remoteID }
        guard let same else { return }
        throw Refusal(
            .taken,
            "service \(same.id) “\(same.name)” has this circuit id, at the same router and with the same remote id",
            advice: "tell them apart by router or remote id, or end that service")
    }

    private func checkMainService() throws {
        guard let main = terms.mainService else { return }
        let record = try ServiceRecord.find(main, in: database)
        guard record.customer == customer else {
            throw Refusal(
                .malformed, "service “\(record.name)” belongs to another customer",
                advice: "a radio is opened for a line of the same customer")
        }
        guard !record.accessKind.opensRadioOnly else {
            throw Refusal(
                .malformed, "service “\(record.name)” only opens a radio itself",
                advice: "name the line that runs over it")
        }
    }
}

/// Lines that are found by a device's address must not both have it.
///
/// A radio and what runs over it may be one device: those two are told apart by how they ask.
enum MACNeighbours {
    static func check(
        _ mac: MACAddress, for kind: AccessKind, except own: ServiceID?, in database: Database
    ) throws {
        guard kind.isFoundByMAC else { return }
        let others = try database.all(
            """
            SELECT s.id, s.name, s.access_kind FROM service_mac m JOIN internet_service s ON s.id = m.service_id
            WHERE m.mac = $1 AND s.state <> 'archived'
            """, .mac(mac)
        ) { (id: try $0.id(0) as ServiceID, name: try $0.text(1), kind: try $0.word(2) as AccessKind) }
        let other = others.first { other in
            other.id != own && other.kind.isFoundByMAC && other.kind.opensRadioOnly == kind.opensRadioOnly
        }
        guard let other else { return }
        throw Refusal(
            .taken, "\(mac) is the device of service \(other.id) “\(other.name)” already",
            advice: "take it away there first with `firsthop service change \(other.id) --remove-mac \(mac)`")
    }
}
