// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop nas garden`
struct NASGarden: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "garden",
        abstract: "Say what becomes of lines that may not be online: refused, or let into a walled garden.",
        discussion: """
            Without a reason the rules are shown. A garden needs something that tells its lines apart at the router: a pool, \
            an address list or a profile. Where lines log in with MS-CHAP, only those with the right password can reach it.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var routers: RouterScopeOptions

    @Option(help: "Why the lines may not be online.")
    var reason: BlockReason?

    @Flag(help: "Refuse them.")
    var refuse = false

    @Flag(help: "Take the rule away: a router then does as its vendor's rule says.")
    var remove = false

    @OptionGroup var pools: PoolNameOptions

    @Option(help: "The router's address list for the garden.")
    var addressList: String?

    @Option(help: "The router's profile for the garden.")
    var profile: String?

    @Option(help: "Rates in the garden, down/up.")
    var rates: String?

    @Option(help: "Seconds until a line must ask again.")
    var sessionSeconds = GardenTerms.usualSessionSeconds

    @Flag(help: "Let lines that have proven who they are keep their own addresses.")
    var keepOwnAddresses = false

    func validate() throws {
        if refuse && remove { throw ValidationError("Either --refuse or --remove.") }
    }

    func run() async throws {
        let (rules, warnings) = try await store.withStore { store in
            let scope = try await routers.scope(in: store)
            var warnings: [GardenWarning] = []
            if let reason {
                if remove {
                    _ = try await change.perform(RemoveGardenRule(scope, reason), in: store)
                } else {
                    warnings = try await change.perform(SetGardenRule(scope, reason, try way()), in: store)
                }
            }
            return (try await store.gardenRules().filter { $0.scope == scope }, warnings)
        }
        for warning in warnings { Terminal.error("warning: \(warning)\n") }
        output.write(
            json: [
                "dry_run": .bool(change.dryRun), "gardens": .array(rules.map { .gardenRule($0) }),
                "warnings": .array(warnings.map { .string($0.description) }),
            ],
            text: GardenTable.text(rules))
    }

    private func way() throws -> GardenWay {
        guard !refuse else { return .refuse }
        var terms = GardenTerms(
            addressList: TypedValues.bytes(addressList), profile: TypedValues.bytes(profile),
            rates: try rates.map { try Rates(parsing: $0) }, sessionSeconds: sessionSeconds,
            keepOwnAddresses: keepOwnAddresses)
        pools.apply(to: &terms.pools)
        return .garden(terms)
    }
}
