// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop policy notices`
struct PolicyNotices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notices", abstract: "List what subscribers are to be told about their use, the newest first.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "Only those of a service, by name, user name or number.")
    var service: String?

    @Option(help: "At most so many.")
    var limit = 50

    func run() async throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit \(limit): from 1 to 10000.") }
        let notices = try await store.withStore { store in
            try await store.fairUseNotices(of: try await store.serviceID(named: service), limit: limit)
        }
        output.write(json: ["notices": .array(notices.map(json))], text: text(notices))
    }

    private func text(_ notices: [FairUseNoticeRecord]) -> String {
        guard !notices.isEmpty else { return "Nobody is to be told anything.\n" }
        var table = Table(.text("AT"), .prose("SERVICE"), .prose("WHAT"), .text("PERIOD"), .text("DELIVERED"))
        for record in notices {
            table.add(
                "\(record.createdAt)", record.serviceName ?? "-", record.notice.words, record.notice.period,
                record.deliveredAt.map { "\($0)" } ?? "-")
        }
        return table.text()
    }

    private func json(_ record: FairUseNoticeRecord) -> JSONValue {
        [
            "number": .integer(record.number), "service": .id(record.service),
            "service_name": .optional(record.serviceName), "rule": .optional(record.notice.rule),
            "percent": .whole(record.notice.percent), "amount": .integer(record.notice.amount),
            "measure": .string(record.notice.measure.rawValue), "period": .string(record.notice.period),
            "created_at": .time(record.createdAt), "delivered_at": .time(record.deliveredAt),
        ]
    }
}

extension FairUseNotice {
    fileprivate var words: String {
        let size = measure == .online ? AmountText.time(amount) : AmountText.octets(amount)
        guard let rule, let percent else { return "\(size) were added without asking" }
        return "\(percent) % of \(size): \(rule)"
    }
}
