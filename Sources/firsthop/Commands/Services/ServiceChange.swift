// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop service change`
struct ServiceChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change what is known of a line, or its password; its next login follows.",
        discussion: "`none`, or an empty text, takes away what was there.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The service.")
    var service: String

    @Option(help: "The name from now on.")
    var name: String?

    @Option(help: "The kind from now on.")
    var kind: AccessKind?

    @Option(help: "The state from now on; `end` ends a line for good.")
    var state: ServiceState?

    @OptionGroup var options: ServiceOptions

    @Option(parsing: .singleValue, help: "A device to take away; may be repeated, or `all`.")
    var removeMac: [String] = []

    @Option(parsing: .singleValue, help: "A route to take away; may be repeated, or `all`.")
    var removeRoute: [String] = []

    @OptionGroup var credentials: PasswordOptions

    @Flag(help: "Forget the password.")
    var removePassword = false

    func run() async throws {
        let password = try credentials.password()
        let details = try await store.withProvider { provider in
            let before = try await provider.store.facts(ofServiceNamed: service).details
            let edited = try await edited(before.terms, provider)
            let verb = ChangeInternetService(before.id, password: change(password, provider)) { $0 = edited }
            _ = try await change.perform(verb, in: provider.store)
            return before.id
        }
        let shown = credentials.shown(password, dryRun: change.dryRun)
        output.write(
            json: ["dry_run": .bool(change.dryRun), "service": .id(details), "password": .optional(shown)],
            text: change.told("changed service \(details)\n")
                + (shown.map { "its new password, which is not shown again: \($0)\n" } ?? ""))
    }

    private func change(_ password: Secret?, _ provider: OpenedProvider) -> ChangeInternetService.Password {
        if let password { return .set(SecretEntry(password, sealer: provider.sealer)) }
        return removePassword ? .remove : .keep
    }

    private func edited(_ before: ServiceDescription, _ provider: OpenedProvider) async throws -> ServiceDescription {
        var terms = before
        terms.name = name ?? terms.name
        terms.accessKind = kind ?? terms.accessKind
        terms.state = state ?? terms.state
        if removeMac.contains("all") { terms.macs = [] }
        if removeRoute.contains("all") { terms.routes = [] }
        for text in removeMac where text != "all" {
            let mac = try MACAddress(parsing: text)
            terms.macs.removeAll { $0 == mac }
        }
        for text in removeRoute where text != "all" {
            let route = try IPPrefix(parsing: text)
            terms.routes.removeAll { $0 == route }
        }
        try await options.apply(to: &terms, in: provider.store)
        return terms
    }
}
