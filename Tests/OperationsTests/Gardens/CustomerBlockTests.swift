// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct CustomerBlockTests {
    @Test(arguments: StorageEngine.allCases)
    func reasonsAreKeptApartAndStatesFollowThem(engine: StorageEngine) async throws {
        let clock = ManualClock()
        try await AccessProvider.with(engine, clock: clock) { provider in
            let store = provider.store
            let customer = try await provider.addCustomer("Maria")
            func state() async throws -> CustomerState { try await store.customer(named: "Maria").state }
            let began = clock.wallClock.now()
            try await provider.perform(BlockCustomer(customer, for: .unpaid, note: "invoice 17"))
            clock.advance(by: .seconds(60))
            try await provider.perform(BlockCustomer(customer, for: .unpaid))
            try await provider.perform(BlockCustomer(customer, for: .byStaff))
            let blocks = try await store.blocks(of: customer)
            #expect(blocks.map(\.reason) == [.byStaff, .unpaid] && blocks.last?.note == "invoice 17")
            #expect(blocks.last?.since == began)
            #expect(try await provider.perform(UnblockCustomer(customer, from: .byStaff)).state == .blocked)
            #expect(try await provider.perform(UnblockCustomer(customer, from: .unpaid)).state == .active)
            #expect(try await store.blocks(of: customer).isEmpty)

            // A state set by hand keeps the reasons in step.
            try await provider.perform(ChangeCustomer(customer, state: .blocked))
            #expect(try await store.blocks(of: customer).map(\.reason) == [.byStaff])
            try await provider.perform(ChangeCustomer(customer, state: .inactive))
            #expect(try await state() == .inactive)
            try await provider.perform(ChangeCustomer(customer, state: .active))
            #expect(try await state() == .active)
            #expect(try await store.blocks(of: customer).isEmpty)

            for verb in [BlockCustomer(customer, for: .fairUse), BlockCustomer(CustomerID(999), for: .unpaid)] {
                await #expect(throws: Refusal.self) { try await store.perform(verb) }
            }
            try await provider.perform(ChangeCustomer(customer, state: .inactive))
            let refusal = await #expect(throws: Refusal.self) {
                try await store.perform(BlockCustomer(customer, for: .unpaid))
            }
            #expect(refusal?.advice.contains("make them active first") == true)
        }
    }
}
