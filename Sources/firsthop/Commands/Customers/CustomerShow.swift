// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer show`
struct CustomerShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a customer and its lines.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The customer.")
    var customer: String

    func run() async throws {
        let (record, lines) = try await store.withStore { store in
            let record = try await store.customer(named: customer)
            return (record, try await store.lines(of: record.id))
        }
        output.write(
            json: ["customer": .customer(record), "services": .array(lines.map { .service($0) })],
            text: "customer \(record.id) “\(record.name)”, \(record.state.rawValue)\n" + ServiceTable.text(lines))
    }
}
