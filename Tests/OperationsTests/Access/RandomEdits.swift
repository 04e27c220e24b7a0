// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit

/// Edits of every kind that the directory follows, in a random order.
struct RandomEdits {
    private let provider: AccessProvider
    private var lines: [ServiceID] = []
    private var customers: [CustomerID] = []
    private var holdings: [HoldingID] = []
    private var count = 0

    init(_ provider: AccessProvider, lines: [ServiceID] = []) {
        self.provider = provider
        self.lines = lines
        count = lines.count
    }

    mutating func next(_ random: inout SeededGenerator) async throws {
        count += 1
        guard let line = lines.randomElement(using: &random), Int.random(in: 0..<3, using: &random) > 0 else {
            return try await add(&random)
        }
        switch Int.random(in: 0..<9, using: &random) {
        case 0: try await rename(line)
        case 1: try await setHold(line, [nil, .unpaid, .byStaff].randomElement(using: &random) ?? nil)
        case 2: try await hold(line, &random)
        case 3: try await moveHolding(to: line, &random)
        case 4: try await dropHolding(&random)
        case 5: try await changeCustomer(&random)
        case 6: try await bind(line, &random)
        case 7: try await changeTerms(&random)
        default: try await end(line)
        }
    }

    private mutating func add(_ random: inout SeededGenerator) async throws {
        let known = Bool.random(using: &random) ? customers.randomElement(using: &random) : nil
        let customer: CustomerID
        if let known {
            customer = known
        } else {
            customer = try await provider.addCustomer("customer \(count)")
            customers.append(customer)
        }
        lines.append(try await provider.addLine("line\(count)", customer: customer))
    }

    private func rename(_ line: ServiceID) async throws {
        let (count, plan) = (count, provider.plan)
        try await provider.perform(
            ChangeInternetService(line) { terms in
                terms.userName = try UserName(parsing: "renamed\(count)")
                terms.circuitID = Array("circuit \(count)".utf8)
                terms.plan = count % 2 == 0 ? plan : nil
            })
    }

    private func setHold(_ line: ServiceID, _ hold: BlockReason?) async throws {
        try await provider.perform(ChangeInternetService(line) { $0.hold = hold })
    }

    private mutating func hold(_ line: ServiceID, _ random: inout SeededGenerator) async throws {
        let prefix = Bool.random(using: &random) ? "2001:db8:\(count)::/56" : "2001:db8:\(count)::/64"
        if let id = try await provider.hold(prefix, prefix.hasSuffix("56") ? .delegation : .assignment, line) {
            holdings.append(id)
        }
    }

    private func moveHolding(to line: ServiceID, _ random: inout SeededGenerator) async throws {
        try await provider.change(
            holdings.randomElement(using: &random), "UPDATE holding SET service_id = $2 WHERE id = $1", .id(line))
    }

    private mutating func dropHolding(_ random: inout SeededGenerator) async throws {
        guard let index = holdings.indices.randomElement(using: &random) else { return }
        try await provider.change(holdings.remove(at: index), "DELETE FROM holding WHERE id = $1")
    }

    private func changeCustomer(_ random: inout SeededGenerator) async throws {
        guard let customer = customers.randomElement(using: &random) else { return }
        // Nobody becomes new again.
        let state = CustomerState.allCases.filter { $0 != .new }.randomElement(using: &random)
        try await provider.perform(ChangeCustomer(customer, state: state))
    }

    private func bind(_ line: ServiceID, _ random: inout SeededGenerator) async throws {
        try await provider.perform(
            ChangeInternetService(line) { $0.macBinding = .first(limit: 3, replacesOldest: true) })
        let mac = MACAddress(bits: UInt64.random(in: 0..<1 << 40, using: &random))
        try await provider.perform(BindServiceMAC(line, to: mac))
    }

    private func changeTerms(_ random: inout SeededGenerator) async throws {
        let rate = UInt64.random(in: 1...100, using: &random) * 1_000_000
        try await provider.perform(
            ChangePlan(provider.plan) { $0.rates = Rates(down: rate, up: rate) })
        let garden = GardenTerms(addressList: Array("list \(rate)".utf8))
        try await provider.perform(SetGardenRule(.nas(provider.nas), .unpaid, .garden(garden)))
    }

    private mutating func end(_ line: ServiceID) async throws {
        // Ending gives back what it holds by the address plan's rules, which these holdings are outside of.
        try await provider.store.write { transaction in
            let held = try transaction.database.all("SELECT id FROM holding WHERE service_id = $1", .id(line)) {
                try $0.integer(0)
            }
            try transaction.database.execute("DELETE FROM holding WHERE service_id = $1", .id(line))
            for id in held { transaction.record(.removed, .holding, id) }
            try transaction.database.execute(
                "UPDATE internet_service SET state = 'archived' WHERE id = $1", .id(line))
            transaction.record(.changed, .internetService, line.value)
        }
        lines.removeAll { $0 == line }
    }
}
