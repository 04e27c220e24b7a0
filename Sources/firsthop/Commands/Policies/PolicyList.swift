// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import WebServer

/// `firsthop policy list`
struct PolicyList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the plans that have a fair-use policy.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let records = try await store.withStore { try await $0.fairUsePolicies() }
        output.write(json: ["policies": .array(records.map { .fairUsePolicy($0) })], text: text(records))
    }

    private func text(_ records: [FairUsePolicyRecord]) -> String {
        guard !records.isEmpty else { return "No plan has a fair-use policy.\n" }
        var table = Table(
            .prose("PLAN"), .number("LINES"), .number("RULES"), .text("ALLOWANCE"), .text("CLOCKS"), .text("SET"))
        for record in records {
            let document = record.document
            table.add(
                record.planName, "\(record.services)", "\(document.policy.rules.count)",
                document.cap.map { OctetCount.text($0.allowance) } ?? "-", document.zone ?? "the company's",
                "\(record.setAt)")
        }
        return table.text()
    }
}

extension JSONValue {
    static func fairUsePolicy(_ record: FairUsePolicyRecord) -> JSONValue {
        [
            "plan": .id(record.plan), "plan_name": .string(record.planName), "version": .integer(record.version),
            "set_at": .time(record.setAt), "services": .integer(Int64(record.services)),
            "rules": .array(record.document.policy.rules.map { .string($0.name) }),
            "allowance": .whole(record.document.cap?.allowance), "zone": .optional(record.document.zone),
            "source": .string(record.source),
        ]
    }
}
