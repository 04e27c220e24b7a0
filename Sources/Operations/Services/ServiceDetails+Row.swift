// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

extension ServiceDetails {
    /// From the columns that ``Services`` selects; devices and routes stand in tables of their own.
    init(row: Row) throws {
        var terms = ServiceDescription(name: try row.text(3), accessKind: try row.word(4))
        terms.state = try row.word(5)
        terms.nas = try row.optional(6, row.id)
        terms.plan = try row.optional(7, row.id)
        terms.userName = try row.optional(8) { UserName(stored: try row.text($0)) }
        terms.macBinding = try row.macBinding(9)
        terms.circuitID = try row.optional(12, row.blob)
        terms.remoteID = try row.optional(13, row.blob)
        terms.simultaneousUse = try row.number(14)
        terms.hold = try row.optional(15) { try row.word($0) }
        terms.interfaceID = try row.optional(16) { InterfaceIdentifier(bits: UInt64(bitPattern: try row.integer($0))) }
        terms.pools = try row.poolNames(17)
        terms.mainService = try row.optional(21, row.id)
        self.init(id: try row.id(0), customer: try row.id(1), terms: terms, hasPassword: try row.flag(2))
    }
}

extension Row {
    /// A binding from three columns: its word, its limit, whether the oldest is replaced.
    func macBinding(_ column: Int) throws -> MACBinding {
        switch try text(column) {
        case "listed": .listed
        case "first": .first(limit: try number(column + 1), replacesOldest: try flag(column + 2))
        case "none": .none
        default: throw StorageError(.column, doing: "reading a MAC binding", detail: "“\(try text(column))”")
        }
    }
}

extension ServiceDescription {
    /// The columns of a row from `name` to `main_service_id`.
    var values: [SQLValue] {
        [
            .text(name), .word(accessKind), .word(state), .id(nas), .id(plan), .text(userName?.description),
        ] + bindingValues + [
            .bytes(circuitID), .bytes(remoteID), .int(Int(simultaneousUse)), .text(hold?.rawValue),
            interfaceID.map { .integer(Int64(bitPattern: $0.bits)) } ?? .null,
        ] + SQLValue.poolNames(pools) + [.id(mainService)]
    }

    private var bindingValues: [SQLValue] {
        switch macBinding {
        case .none: [.text("none"), .int(1), .flag(false)]
        case .listed: [.text("listed"), .int(1), .flag(false)]
        case .first(let limit, let replacesOldest): [.text("first"), .int(Int(limit)), .flag(replacesOldest)]
        }
    }
}
