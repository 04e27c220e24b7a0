// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import RouterOSClient
import WebServer

/// `firsthop nas router rest`
struct RouterRest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rest",
        abstract: "Read a menu of a router by REST (RouterOS 7.1 and later); changes nothing there.",
        discussion: """
            Without a menu it is /system/resource: version, load, memory, time since the start. Logs in with the account of \
            `firsthop nas router set`; the service www-ssl needs the certificate that api-ssl has.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var nas: String

    @Argument(help: "The menu, such as /ip/firewall/address-list.")
    var menu = "/system/resource"

    @Option(help: "The port of its www-ssl; 443, or 80 for plain.")
    var port: UInt16?

    @Option(help: "A property to show; may be repeated. All if not given.")
    var property: [String] = []

    @Option(name: .customLong("where"), help: ArgumentHelp("Only rows with this value.", valueName: "property=value"))
    var conditions: [String] = []

    func run() async throws {
        let conditions = try conditions.map(Self.condition)
        let account = try await store.withProvider { provider in
            let router = try await provider.store.router(named: nas)
            guard let account = try await provider.store.routerAccount(of: router.id, opening: provider.sealer) else {
                throw Refusal(
                    .state, "router “\(router.name)” has no account", advice: "enter one with `firsthop nas router set`"
                )
            }
            return account
        }
        let rows = try await RouterREST(account, port: port).print(
            menu, properties: property, conditions: conditions)
        output.write(json: .array(rows.map(Self.json)), text: Self.text(rows))
    }

    private static func condition(_ text: String) throws -> (name: String, value: String) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw ValidationError("--where: “\(text)” is not property=value.")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }

    private static func text(_ rows: [RouterREST.Row]) -> String {
        guard !rows.isEmpty else { return "The router has no such rows.\n" }
        return rows.map { row in
            var table = Table(.text("PROPERTY"), .prose("VALUE"))
            for (name, value) in row.sorted(by: { $0.key < $1.key }) { table.add(name, value) }
            return table.text()
        }.joined(separator: "\n")
    }

    private static func json(_ row: RouterREST.Row) -> JSONValue {
        .object(row.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) })
    }
}
