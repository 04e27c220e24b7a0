// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop policy charges`
struct PolicyCharges: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charges", abstract: "List use that is to be charged, the newest first.",
        discussion: "Each stands here once, however often its records came. What a unit costs is the plan's price.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "Only those of a service, by name, user name or number.")
    var service: String?

    @Option(help: "At most so many.")
    var limit = 50

    func run() async throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit \(limit): from 1 to 10000.") }
        let charges = try await store.withStore { store in
            try await store.usageCharges(of: try await store.serviceID(named: service), limit: limit)
        }
        output.write(json: ["charges": .array(charges.map(json))], text: text(charges))
    }

    private func text(_ charges: [UsageChargeRecord]) -> String {
        guard !charges.isEmpty else { return "Nothing is to be charged.\n" }
        var table = Table(
            .text("AT"), .prose("SERVICE"), .number("QUANTITY"), .text("UNIT"), .prose("FOR"), .text("PERIOD"))
        for record in charges {
            let unit = record.measure == .online ? AmountText.time(record.unit) : AmountText.octets(record.unit)
            table.add(
                "\(record.at)", record.serviceName ?? "-", "\(record.quantity)", unit, record.reason, "\(record.period)"
            )
        }
        return table.text()
    }

    private func json(_ record: UsageChargeRecord) -> JSONValue {
        [
            "number": .integer(record.number), "service": .id(record.service),
            "service_name": .optional(record.serviceName), "reason": .string(record.reason),
            "period": .string("\(record.period)"), "measure": .string(record.measure.rawValue),
            "unit": .integer(record.unit), "quantity": .integer(record.quantity), "at": .time(record.at),
        ]
    }
}

extension Store {
    /// The service of a name, user name or number; nil for nil.
    func serviceID(named name: String?) async throws -> ServiceID? {
        guard let name else { return nil }
        return try await service(named: name).id
    }
}
