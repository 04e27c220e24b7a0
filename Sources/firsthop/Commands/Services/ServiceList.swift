// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop service list`
struct ServiceList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List access lines, a page at a time; a beginning is one of names or user names.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var page: ListOptions

    func run() async throws {
        let services = try await store.withStore { try await $0.listServices(page.request) }
        output.write(
            json: .array(services.map { .service($0) }),
            text: ServiceTable.text(services) + page.more(after: services.last?.id.value, shown: services.count))
    }
}

/// Access lines as a table for a person.
enum ServiceTable {
    static func text(_ services: [ServiceRecord]) -> String {
        var table = Table(
            .number("NUMBER"), .prose("NAME"), .text("KIND"), .text("STATE"), .prose("USER NAME"), .number("CUSTOMER"))
        for service in services {
            table.add(
                "\(service.id)", service.name, service.accessKind.hyphenated, service.state.rawValue,
                service.userName ?? "-", "\(service.customer)")
        }
        return table.text()
    }
}

extension JSONValue {
    static func service(_ service: ServiceRecord) -> JSONValue {
        [
            "id": .id(service.id), "name": .string(service.name), "kind": .string(service.accessKind.rawValue),
            "state": .string(service.state.rawValue), "user_name": .optional(service.userName),
            "customer": .id(service.customer), "nas": .id(service.nas),
        ]
    }
}
