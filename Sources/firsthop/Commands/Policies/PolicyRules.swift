// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import ProviderValues
import RouterConfig

/// `firsthop policy rules`
struct PolicyRules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract:
            "Print the rules that lead blocked lines to their pages and refuse everything else, in both families.",
        discussion: """
            HTTP is sent to the page, names and the places given with --reachable stay reachable, HTTPS is reset at once and \
            everything else is refused. The same arguments give the same rules, byte for byte; loading them again replaces only \
            what they made. A door is PAGE=ADDRESS:PORT, with one of the pages blocked, inactive, credentials and usage.
            """)

    /// The dialects.
    enum Dialect: String, ExpressibleByArgument, CaseIterable {
        case routeros
        case nftables
    }

    @Option(name: .customLong("for"), help: "The router's dialect.")
    var dialect: Dialect

    @Option(help: "The version of RouterOS.")
    var version = "7.20"

    @Option(help: "Where a page is answered, such as blocked=198.51.100.10:8101 or blocked=[2001:db8::1]:80.")
    var door: [String]

    @Option(help: "A prefix that only guests of a page have, such as inactive=10.250.96.0/20.")
    var guests: [String] = []

    @Option(help: "An address list of a page's guests in place of the usual ones, such as blocked=Reject_1.")
    var list: [String] = []

    @Option(help: "A resolver that guests may ask.")
    var resolver: [String] = []

    @Option(help: "An address or prefix that guests may reach on ports 80 and 443: the portal, who takes payments.")
    var reachable: [String] = []

    @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
    var output = "-"

    func run() async throws {
        try OutputFile(output).write(try text())
    }

    private func text() throws -> String {
        let blueprint = BlockingBlueprint(
            pages: try gates(), resolvers: try resolver.map { try IPAddress(parsing: $0) },
            reachable: try reachable.map { try Self.prefix($0) })
        switch dialect {
        case .routeros:
            return RouterOSBlockingRules(blueprint, version: try SoftwareVersion(parsing: version)).text
        case .nftables:
            return NFTablesBlockingRules(blueprint).text
        }
    }

    private func gates() throws -> [GardenGate] {
        let doors = try byPage(door) { try GardenDoor(parsing: $0) }
        let guests = try byPage(guests) { try Self.prefix($0) }
        let lists = try byPage(list) { $0 }
        return GardenPage.allCases.compactMap { page in
            guard doors[page] != nil || guests[page] != nil || lists[page] != nil else { return nil }
            return GardenGate(page, lists: lists[page], prefixes: guests[page] ?? [], doors: doors[page] ?? [])
        }
    }

    private func byPage<Value>(
        _ texts: [String], _ parse: (String) throws -> Value
    ) throws -> [GardenPage: [Value]] {
        var values: [GardenPage: [Value]] = [:]
        for text in texts {
            guard let equals = text.firstIndex(of: "="), let page = GardenPage(argument: String(text[..<equals])) else {
                let pages = GardenPage.allValueStrings.joined(separator: ", ")
                throw ValidationError("“\(text)” does not begin with a page and “=”; the pages are \(pages).")
            }
            values[page, default: []].append(try parse(String(text[text.index(after: equals)...])))
        }
        return values
    }

    private static func prefix(_ text: String) throws -> IPPrefix {
        text.contains("/") ? try IPPrefix(parsing: text) : IPPrefix(try IPAddress(parsing: text))
    }
}
