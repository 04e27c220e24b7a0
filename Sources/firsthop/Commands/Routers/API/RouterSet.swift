// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop nas router set`
struct RouterSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Say how to log in at a router.",
        discussion: """
            What is not given stays as it was. Without --host it is the address that the router asks from. `firsthop nas router \
            fingerprint` shows the fingerprint of a router's certificate; compare it with what the router itself shows.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The router.")
    var nas: String

    @Option(help: "Its address or name.")
    var host: String?

    @Option(help: "The port of its API; 8729, or 8728 for plain.")
    var port: UInt16?

    @Option(help: "Its user for us.")
    var user: String?

    @Option(help: "A file with that user's password on its first line; - for standard input.")
    var passwordFile: SecretSource?

    @OptionGroup var security: RouterSecurityOptions

    @Flag(inversion: .prefixedNo, help: "Answer the challenge of RouterOS before 6.43, which rests on MD5.")
    var oldLogin: Bool?

    func run() async throws {
        let password = try passwordFile?.read("router's password")
        let (router, terms) = try await store.withProvider { provider in
            let router = try await provider.store.router(named: nas)
            let known = try await provider.store.routerAPI(of: router.id)
            let terms = try wanted(router, known)
            let entry = password.map { SecretEntry($0, sealer: provider.sealer) }
            try await change.perform(SetRouterAPI(router.id, terms, password: entry), in: provider.store)
            return (router, terms)
        }
        if let warning = RouterAPIReport.warning(terms.security) { Terminal.error("warning: \(warning)\n") }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "nas": .id(router.id), "api": .routerAPI(terms)],
            text: change.told("account at router “\(router.name)”\n" + RouterAPIReport.text(terms)))
    }

    private func wanted(_ router: NASRecord, _ known: RouterAPIDescription?) throws -> RouterAPIDescription {
        guard let security = try security.security(known?.security) else {
            throw ValidationError("--security: say how the connection is protected, such as pinned with --fingerprint.")
        }
        guard let host = host ?? known?.host ?? Self.address(of: router) else {
            throw ValidationError(
                "--host: router “\(router.name)” asks from no single address; give the one of its API.")
        }
        guard let user = user ?? known?.userName else {
            throw ValidationError("--user: give the router's user that Firsthop logs in as.")
        }
        // A port that was only the usual one moves with the protection.
        let kept = known.flatMap { $0.port == $0.security.usualPort ? nil : $0.port }
        return RouterAPIDescription(
            host: host, port: port ?? kept ?? security.usualPort, security: security, userName: user,
            allowsOldLogin: oldLogin ?? known?.allowsOldLogin ?? false)
    }

    private static func address(of router: NASRecord) -> String? {
        router.terms.source.flatMap { $0.length == $0.family.bitWidth ? "\($0.first)" : nil }
    }
}
