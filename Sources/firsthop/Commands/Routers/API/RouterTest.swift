// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop nas router test`
struct RouterTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Log in at a router and show what it says of itself; changes nothing there.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var nas: String

    func run() async throws {
        let (router, health) = try await RouterDoor.with(nas, store) { _, router, access in
            (router, try await access.health(of: router.id))
        }
        output.write(json: json(router, health), text: text(health))
    }

    private func text(_ health: RouterHealth) -> String {
        var table = Table(.text("ROUTER"), .prose(health.name))
        table.add("model", health.model)
        table.add("version", health.version?.description ?? "unknown")
        table.add("up for", health.uptime.map { "\($0)" } ?? "unknown")
        table.add("load", health.load.map { "\($0) %" } ?? "unknown")
        if let free = health.freeMemory, let memory = health.memory {
            table.add("memory", "\(free >> 20) of \(memory >> 20) MiB free")
        }
        return table.text()
    }

    private func json(_ router: NASRecord, _ health: RouterHealth) -> JSONValue {
        [
            "nas": .id(router.id), "name": .string(health.name), "model": .string(health.model),
            "version": .optional(health.version?.description),
            "uptime_seconds": health.uptime.map { .integer($0.components.seconds) } ?? .null,
            "load_percent": health.load.map { .integer(Int64($0)) } ?? .null,
            "free_memory": health.freeMemory.map { .integer($0) } ?? .null,
            "memory": health.memory.map { .integer($0) } ?? .null,
        ]
    }
}
