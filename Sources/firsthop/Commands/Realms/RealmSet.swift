// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop realm set`
struct RealmSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Say how names of a realm are answered; adds the realm when it is new.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "What follows the @, in any case.")
    var realm: String

    @Argument(help: "local-strip looks up what stands before the @, local-keep the whole name; refuse; or proxy.")
    var way: RealmWayWord

    @Option(help: "The server that is asked: an address or a name.")
    var host: String?

    @Option(help: "Its port.")
    var port: UInt16 = 1812

    @Option(help: "A file with the secret shared with it on its first line; - for standard input.")
    var secretFile: SecretSource?

    func validate() throws {
        guard way == .proxy else { return }
        if host == nil || secretFile == nil { throw ValidationError("A proxied realm needs --host and --secret-file.") }
    }

    func run() async throws {
        let name = try RealmName(parsing: realm)
        let way = try chosenWay()
        let id = try await store.withProvider { provider in
            try await change.perform(SetRealm(name, way, sealer: provider.sealer), in: provider.store)
        }
        output.write(
            json: [
                "dry_run": .bool(change.dryRun), "realm": .id(id), "name": .string(name.description),
                "way": .string(self.way.rawValue),
            ],
            text: change.told("names of @\(name): \(self.way.hyphenated)\n"))
    }

    private func chosenWay() throws -> RealmWay {
        switch way {
        case .localStrip: return .localStrip
        case .localKeep: return .localKeep
        case .refuse: return .refuse
        case .proxy:
            guard let host, let secretFile else {
                throw ValidationError("A proxied realm needs --host and --secret-file.")
            }
            return .proxy(host: host, port: port, secret: try secretFile.read("shared secret"))
        }
    }
}

extension RealmWayWord: OptionWord {}
