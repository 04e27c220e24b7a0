// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer list`
struct CustomerList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List customers, a page at a time.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var page: ListOptions

    func run() async throws {
        let customers = try await store.withStore { try await $0.listCustomers(page.request) }
        output.write(json: .array(customers.map { .customer($0) }), text: text(customers))
    }

    private func text(_ customers: [CustomerRecord]) -> String {
        var table = Table(.number("NUMBER"), .prose("NAME"), .text("STATE"))
        for customer in customers { table.add("\(customer.id)", customer.name, customer.state.rawValue) }
        return table.text() + page.more(after: customers.last?.id.value, shown: customers.count)
    }
}

extension JSONValue {
    static func customer(_ customer: CustomerRecord) -> JSONValue {
        [
            "id": .id(customer.id), "company": .id(customer.company), "name": .string(customer.name),
            "state": .string(customer.state.rawValue),
        ]
    }
}
