// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop contention router`
struct ContentionRouterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "router",
        abstract: "Show or say how the lines of a router share it.",
        discussion: "`none` takes an uplink's limit or a central router away.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The router.")
    var router: String

    @Option(help: ArgumentHelp("What the router itself can carry, down/up.", valueName: "1G/1G"))
    var uplink: String?

    @Option(help: "What stands below the router: sectors with their caps, or plans shared by all lines.")
    var rule: ContentionRule?

    @Option(help: "Where it stands: access, or central, where all lines pass.")
    var position: RouterPosition?

    @Option(help: "Who counts as a member: assigned lines, or those online.")
    var counting: MemberCounting?

    @Option(help: "The central router that its traffic passes.")
    var behind: String?

    func run() async throws {
        let terms = try await store.withStore { store in
            let id = try await store.router(named: router).id
            guard uplink != nil || rule != nil || position != nil || counting != nil || behind != nil else {
                return try await store.contention(of: id)
            }
            var edited = try await store.contention(of: id)
            if let uplink { edited.uplink = PlanOptions.isNothing(uplink) ? nil : try Rates(parsing: uplink) }
            edited.rule = rule ?? edited.rule
            edited.position = position ?? edited.position
            edited.counting = counting ?? edited.counting
            if let behind {
                edited.central = PlanOptions.isNothing(behind) ? nil : try await store.router(named: behind).id
            }
            let wanted = edited
            return try await change.perform(SetRouterContention(id) { $0 = wanted }, in: store)
        }
        output.write(json: json(terms), text: change.told(text(terms)))
    }

    private func json(_ terms: RouterContention) -> JSONValue {
        [
            "dry_run": .bool(change.dryRun), "uplink": .optional(terms.uplink?.description),
            "rule": .string(terms.rule.rawValue), "position": .string(terms.position.rawValue),
            "counting": .string(terms.counting.rawValue), "behind": terms.central.map { .id($0) } ?? .null,
        ]
    }

    private func text(_ terms: RouterContention) -> String {
        "\(terms.position.rawValue) router, shared by \(terms.rule.rawValue), "
            + "uplink \(terms.uplink.map { "\($0)" } ?? "without limit"), "
            + "\(terms.counting.rawValue) lines count" + (terms.central.map { ", behind router \($0)" } ?? "") + "\n"
    }
}

extension ContentionRule: OptionWord {}
extension RouterPosition: OptionWord {}
extension MemberCounting: OptionWord {}
