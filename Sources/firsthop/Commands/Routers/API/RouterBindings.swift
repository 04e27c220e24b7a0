// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop nas router bindings`
struct RouterBindings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bindings",
        abstract: "List the prefixes that a router has delegated by DHCPv6, as it says itself.",
        discussion: "With --record they are kept in the history of prefixes, beside what accounting says.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var nas: String

    @Flag(help: "Keep what it says.")
    var record = false

    func run() async throws {
        let (bindings, outcome) = try await RouterDoor.with(nas, store) { provider, router, access in
            let asked = provider.store.clock.now()
            let bindings = try await access.bindings(at: router.id)
            guard record else { return (bindings, nil as RecordRouterBindings.Outcome?) }
            let verb = RecordRouterBindings(bindings, of: router.id, at: asked)
            return (bindings, try await provider.store.perform(verb))
        }
        output.write(
            json: ["bindings": .array(bindings.map(json)), "recorded": outcome.map(json) ?? .null],
            text: text(bindings) + (outcome.map(text) ?? ""))
    }

    private func text(_ bindings: [RouterBinding]) -> String {
        guard !bindings.isEmpty else { return "The router has delegated no prefix.\n" }
        var table = Table(.text("PREFIX"), .text("USER"), .text("SERVER"), .text("STATE"), .text("DUID"))
        for binding in bindings {
            table.add(
                "\(binding.prefix)", binding.userName.map { String(decoding: $0, as: UTF8.self) } ?? "-",
                binding.server,
                binding.isBound ? "bound" : "kept", binding.duid)
        }
        return table.text()
    }

    private func text(_ outcome: RecordRouterBindings.Outcome) -> String {
        "recorded: \(outcome.recorded) new, \(outcome.known) known, \(outcome.ended) over, "
            + "\(outcome.unmatched.count) without a session that is known, \(outcome.contradictions) contradicting what is held\n"
    }

    private func json(_ binding: RouterBinding) -> JSONValue {
        [
            "prefix": .string("\(binding.prefix)"),
            "user_name": .optional(binding.userName.map { String(decoding: $0, as: UTF8.self) }),
            "server": .string(binding.server), "duid": .string(binding.duid), "bound": .bool(binding.isBound),
        ]
    }

    private func json(_ outcome: RecordRouterBindings.Outcome) -> JSONValue {
        [
            "new": .integer(Int64(outcome.recorded)), "known": .integer(Int64(outcome.known)),
            "ended": .integer(Int64(outcome.ended)), "unmatched": .integer(Int64(outcome.unmatched.count)),
            "contradictions": .integer(Int64(outcome.contradictions)),
        ]
    }
}
