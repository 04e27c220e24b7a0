// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop nas change`
struct NASChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change what is known of a router, or its secret.",
        discussion: "The router's next request is answered accordingly: change a secret there at the same time.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The router.")
    var nas: String

    @Option(help: "The name from now on.")
    var name: String?

    @Option(help: "The address or network that it asks from; none for one that no longer asks.")
    var source: String?

    @Option(help: "In service, or being worked on.")
    var state: WorkingState?

    @Option(help: "A file with a new shared secret on its first line; - for standard input.")
    var secretFile: SecretSource?

    @Flag(help: "Make a new secret and show it this one time.")
    var newSecret = false

    @Flag(help: "Forget what was learned of its defences.")
    var forgetLearned = false

    @OptionGroup var options: NASOptions

    /// The states of a router that is not retired.
    enum WorkingState: String, OptionWord {
        case active
        case maintenance

        var state: NASState {
            switch self {
            case .active: .active
            case .maintenance: .maintenance
            }
        }
    }

    func validate() throws {
        if newSecret && secretFile != nil { throw ValidationError("Either --secret-file or --new-secret.") }
    }

    func run() async throws {
        let secret = try secretFile?.read("shared secret") ?? (newSecret ? GeneratedSecret.fresh() : nil)
        let router = try await store.withProvider { provider in
            let before = try await provider.store.router(named: nas)
            let edited = try edited(before.terms)
            let entry = secret.map { SecretEntry($0, sealer: provider.sealer) }
            return try await change.perform(ChangeNAS(before.id, secret: entry) { $0 = edited }, in: provider.store)
        }
        if let warning = router.terms.defence.warning { Terminal.error("warning: \(warning)\n") }
        let shown = newSecret && !change.dryRun ? secret?.revealText() : nil
        output.write(
            json: ["dry_run": .bool(change.dryRun), "nas": .nas(router), "secret": .optional(shown)],
            text: change.told("changed router \(router.id)\n" + NASReport.text(router))
                + (shown.map { "its new secret, which is not shown again: \($0)\n" } ?? ""))
    }

    private func edited(_ before: NASDescription) throws -> NASDescription {
        var terms = before
        terms.name = name ?? terms.name
        terms.state = state?.state ?? terms.state
        if let source { terms.source = PlanOptions.isNothing(source) ? nil : try SoughtPrefix.parse(source) }
        try options.apply(to: &terms)
        if forgetLearned {
            terms.defence.learnedMessageAuthenticator = nil
            terms.defence.learnedProxyState = nil
        }
        return terms
    }
}
