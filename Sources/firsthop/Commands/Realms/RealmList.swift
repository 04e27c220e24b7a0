// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop realm list`
struct RealmList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List all realms.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let realms = try await store.withStore { try await $0.realms() }
        output.write(json: .array(realms.map(json)), text: text(realms))
    }

    private func json(_ realm: RealmRecord) -> JSONValue {
        [
            "id": .id(realm.id), "name": .string(realm.name), "way": .string(realm.way.rawValue),
            "host": .optional(realm.proxyHost), "port": .whole(realm.proxyPort),
        ]
    }

    private func text(_ realms: [RealmRecord]) -> String {
        var table = Table(.text("REALM"), .text("WAY"), .text("SERVER"))
        for realm in realms {
            let server = realm.proxyHost.map { host in "\(host) port \(realm.proxyPort.map(String.init) ?? "")" }
            table.add("@\(realm.name)", realm.way.hyphenated, server ?? "")
        }
        return table.text()
    }
}
