// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop nas list`
struct NASList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List all routers.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let routers = try await store.withStore { try await $0.allRouters() }
        output.write(json: .array(routers.map { .nas($0) }), text: text(routers))
    }

    private func text(_ routers: [NASRecord]) -> String {
        var table = Table(
            .number("NUMBER"), .prose("NAME"), .text("ASKS FROM"), .text("VENDOR"), .text("VERSION"), .text("STATE"),
            .text("ANSWERED"))
        for router in routers {
            table.add(
                "\(router.id)", router.name, router.terms.source.map { NASReport.source($0) } ?? "-",
                router.terms.vendor.hyphenated, router.terms.version?.description ?? "-", router.terms.state.rawValue,
                router.isAnswered ? "yes" : "no")
        }
        return table.text()
    }
}
