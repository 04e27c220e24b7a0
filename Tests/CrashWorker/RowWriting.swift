// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Adds customers without end. Their names have no rule of uniqueness: a row that was stored twice would show.
struct RowWriting {
    let store: Store
    let order: WorkOrder

    func run(_ acknowledgements: Acknowledgements) async throws {
        let company = try await company()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<order.callers {
                group.addTask { try await write(as: caller, for: company, acknowledgements) }
            }
            try await group.waitForAll()
        }
    }

    private func write(as caller: Int, for company: CompanyID, _ acknowledgements: Acknowledgements) async throws {
        // Names long enough that some thousand rows touch many pages.
        let padding = String(repeating: "x", count: 200)
        var number = 0
        while true {
            let name = "\(order.run)-\(caller)-\(number)-\(padding)"
            try await store.write { transaction in
                let id: CustomerID? = try transaction.database.first(
                    "INSERT INTO customer (company_id, name, state) VALUES ($1, $2, $3) RETURNING id",
                    .id(company), .text(name), .word(CustomerState.new)
                ) { try $0.id(0) }
                if let id { transaction.record(.added, .customer, id.value) }
            }
            try acknowledgements.note(name)
            number += 1
        }
    }

    private func company() async throws -> CompanyID {
        try await store.write { transaction in
            _ = try transaction.database.execute(
                """
                INSERT INTO company (id, name, currency, billing_zone) VALUES (1, 'Crash Test', 'EUR', 'Etc/UTC')
                ON CONFLICT DO NOTHING
                """)
            return CompanyID(1)
        }
    }
}
