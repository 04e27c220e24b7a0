// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct ServiceImportTests {
    private static let columns = ServiceColumn.allCases

    private static func line(_ number: Int, _ fields: [ServiceColumn: String]) -> ServiceLine {
        ServiceLine(number: number, columns: columns, fields: columns.map { fields[$0] ?? "" })
    }

    /// One vector a problem: a file of one or two rows, and what is said about them.
    @Test(arguments: StorageEngine.allCases)
    func everyBadRowIsReportedWithItsColumn(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            _ = try await provider.add(try provider.terms("there"), password: "x")
            let archived = try await provider.store.perform(
                AddPlan(PlanDescription(name: "Old", rates: Rates(down: 1_000, up: 1_000))))
            _ = try await provider.store.perform(ArchivePlan(archived.id))
            let before = try await provider.newest()
            for row in try VectorFile("services/bad-rows.txt").rows {
                let lines = try row.field(0).split(separator: "\n").enumerated().map { index, text in
                    Self.line(index + 2, try Self.fields(String(text)))
                }
                var check = ServiceFileCheck(provider.store, skipsExisting: false)
                let problems = try await check.problems(lines) + check.finish()
                let expected = try row.field(1)
                #expect(problems.contains { $0.description.contains(expected) }, "\(row): \(problems)")
                #expect(check.badLines.contains(lines.count + 1) && check.good == lines.count - 1, "\(row)")
            }
            #expect(try await provider.changes(after: before) == [])
        }
    }

    /// Reads `column=value; column=value`.
    private static func fields(_ text: String) throws -> [ServiceColumn: String] {
        var fields: [ServiceColumn: String] = [:]
        for pair in text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let column = try #require(ServiceColumn(rawValue: parts[0].trimmingPrefix(" ").description))
            fields[column] = String(parts[1])
        }
        return fields
    }

    /// What is exported and imported elsewhere is exported again as the same rows.
    @Test(arguments: StorageEngine.allCases)
    func anExportComesBackAsItWas(engine: StorageEngine) async throws {
        var generator = SeededGenerator(seed: 20_261_121)
        let lines = RandomServices.lines(240, using: &generator)
        let rows = try await Self.exported(after: lines, on: engine)
        #expect(rows.count == 240)
        let again = rows.enumerated().map {
            ServiceLine(number: $0.offset + 2, columns: Self.columns, fields: $0.element)
        }
        let other: StorageEngine = engine == .sqlite ? .postgreSQL : .sqlite
        let second = try await Self.exported(after: again, on: other)
        let key = try #require(Self.columns.firstIndex(of: .customerKey))
        for (one, two) in zip(rows, second) {
            // Customers are numbered anew, in the order of the rows.
            #expect(one.enumerated().allSatisfy { $0.offset == key || $0.element == two[$0.offset] }, "\(one) \(two)")
        }
        #expect(Set(rows.map { $0[key] }).count == Set(second.map { $0[key] }).count)
    }

    private static func exported(after lines: [ServiceLine], on engine: StorageEngine) async throws -> [[String]] {
        var rows: [[String]] = []
        try await SmallProvider.with(engine) { provider in
            var check = ServiceFileCheck(provider.store, skipsExisting: false)
            let problems = try await check.problems(lines) + check.finish()
            #expect(problems == [] && check.good == lines.count)
            var customers: [String: Int64] = [:]
            for start in stride(from: 0, to: lines.count, by: 100) {
                let part = Array(lines[start..<min(start + 100, lines.count)])
                let verb = ImportServices(part, customers: customers, sealer: provider.sealer)
                customers = try await provider.store.perform(verb).customers
            }
            var after: Int64? = 0
            while let start = after {
                let page = try await provider.store.servicePage(after: start, limit: 77, revealing: provider.sealer)
                rows += page.rows
                after = page.last
            }
        }
        return rows
    }

    @Test(arguments: StorageEngine.allCases)
    func anInterruptedImportGoesOn(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let lines = (2...21).map { number in
                Self.line(
                    number,
                    [.service: "s\(number)", .customer: "C", .customerKey: "c\(number / 4)", .userName: "u\(number)"])
            }
            _ = try await provider.store.perform(ImportServices(Array(lines.prefix(9)), sealer: provider.sealer))
            let refused = await #expect(throws: ServiceImportError.self) {
                try await provider.store.perform(ImportServices(lines, sealer: provider.sealer))
            }
            #expect(refused?.problems.first?.description.hasPrefix("line 2, service: ") == true)
            let rest = try await provider.store.perform(
                ImportServices(lines, skipsExisting: true, sealer: provider.sealer))
            #expect(rest.added == 11 && rest.existing == 9)
            // Rows of one key are one customer, those of the first part included.
            let customers = try await provider.store.listCustomers(ListRequest(beginning: "C"))
            #expect(customers.count == 6)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func prefixesAreAssignedOrPlaced(engine: StorageEngine) async throws {
        try await TemporaryStore.with(engine) { store in
            _ = try await store.perform(
                AddCompany(name: "Small", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"))
            _ = try await ContestedPlan.create(in: store)
            let chosen = "2001:db8:140:100::/56"
            let common = [ServiceColumn.customer: "C", .nas: "contested"]
            let lines = [
                Self.line(2, common.merging([.service: "a", .delegation: "assign"]) { $1 }),
                Self.line(3, common.merging([.service: "b", .delegation: chosen]) { $1 }),
                Self.line(4, common.merging([.service: "c", .delegation: "assign"]) { $1 }),
            ]
            let sealer = Sealer(.fresh())
            #expect(try await store.perform(ImportServices(lines, sealer: sealer)).added == 3)
            #expect(try await store.holdings(ofServiceNamed: "b").map { "\($0.holding.prefix)" } == [chosen])
            let audit = try await HoldingAudit(store)
            #expect(audit.faults == [] && audit.count == 3)
            var check = ServiceFileCheck(store, skipsExisting: false)
            let inside = Self.line(2, common.merging([.service: "d", .delegation: "2001:db8:140:100::/60"]) { $1 })
            let problems = try await check.problems([inside])
            #expect(problems.map(\.column) == [.delegation])
        }
    }

    /// Nothing that a file can hold traps, and what is accepted is stored.
    @Test func hostileRowsAreRefusedOrStored() async throws {
        try await SmallProvider.with(.sqlite) { provider in
            var generator = SeededGenerator(seed: 7)
            let pieces = [
                "", " ", "assign", "0x", "0x0g", "::/0", "2001:db8::/129", "first:0", "first:999", "-1", "65536",
                "none", "\0",
                "\u{202E}", "00:16:3e:00:00:01", "ff", "pppoe", "wireless_eap", "active", "archived", "Home", "tower-1",
                "a@b",
                String(repeating: "é", count: 300), "9223372036854775808", "unpaid", "wrong_mac", "1",
            ]
            var stored = 0
            for round in 0..<400 {
                let fields = Self.columns.map { column in
                    column == .service && Bool.random(using: &generator)
                        ? "s\(round)" : pieces.randomElement(using: &generator) ?? ""
                }
                let isSparse = Bool.random(using: &generator)
                let sparse = isSparse ? fields.enumerated().map { $0.offset < 2 ? $0.element : "" } : fields
                let line = ServiceLine(number: round, columns: Self.columns, fields: sparse)
                var check = ServiceFileCheck(provider.store, skipsExisting: false)
                let problems = try await check.problems([line]) + check.finish()
                do {
                    stored += try await provider.store.perform(ImportServices([line], sealer: provider.sealer)).added
                    #expect(problems == [], "\(sparse)")
                } catch let error as ServiceImportError {
                    #expect(error.problems.allSatisfy { problems.contains($0) }, "\(sparse): \(error)")
                }
            }
            #expect(stored > 10)
        }
    }
}
