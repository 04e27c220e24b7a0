// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop nas add`
struct NASAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a router that may ask us.",
        discussion: """
            Without --secret-file a secret of \(GeneratedSecret.length) characters is made and shown this one time. For a \
            network of routers with one secret, both defences are `yes` unless you say otherwise.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The router's name.")
    var name: String

    @Argument(help: "The address that it asks from, or the network that several ask from.")
    var source: String

    @Option(help: "A file with the shared secret on its first line; - for standard input.")
    var secretFile: SecretSource?

    @OptionGroup var options: NASOptions

    func run() async throws {
        var terms = NASDescription(name: name)
        terms.source = try SoughtPrefix.parse(source)
        try options.apply(to: &terms)
        let secret = try secretFile?.read("shared secret") ?? GeneratedSecret.fresh()
        let verb = terms
        let id = try await store.withProvider { provider in
            try await change.perform(
                AddNAS(verb, secret: SecretEntry(secret, sealer: provider.sealer)), in: provider.store)
        }
        for warning in [SharedSecretRule.warning(secret), terms.defence.warning].compactMap(\.self) {
            Terminal.error("warning: \(warning)\n")
        }
        // What is rehearsed gets another secret when it is done.
        let shown = secretFile == nil && !change.dryRun ? secret.revealText() : nil
        output.write(
            json: ["dry_run": .bool(change.dryRun), "nas": .id(id), "secret": .optional(shown)],
            text: change.told("added router “\(name)”" + (change.dryRun ? "" : " as \(id)") + "\n")
                + (shown.map { "its secret, which is not shown again: \($0)\n" } ?? ""))
    }
}
