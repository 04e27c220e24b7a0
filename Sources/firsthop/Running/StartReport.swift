// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import WebServer

/// The few lines that greet whoever started the program: what it did, where the data is, what to try next.
struct StartReport: Sendable {
    let settings: Settings
    let provider: OpenedProvider
    let demoLoaded: Bool
    /// How the program was called, for commands that can be copied.
    var program = CommandLine.arguments.first ?? "firsthop"

    func text(listening addresses: [ListenAddress]) -> String {
        let data = ShellText.quoted(settings.dataDirectory)
        return """
            Firsthop \(ProgramVersion.text) is running.
              data      \(settings.dataDirectory)\(note(.dataDirectory))
              database  \(settings.database.shown), schema \(provider.schemaVersion)\(note(.database))\(demoNote)
              keys      \(settings.keyFile)\(note(.keyFile))
              answers   \(addresses.map { "http://\($0)" }.joined(separator: "  "))
            Try next, in another terminal:
              \(program) addresses show --data \(data)
              \(program) doctor --data \(data)
              curl -g \(addresses.first.map { "http://\($0)/ready" } ?? "")
            Ctrl-C stops it.

            """
    }

    private func note(_ novelty: OpenedProvider.Novelty) -> String {
        provider.made.contains(novelty) ? ", made now" : ""
    }

    private var demoNote: String { demoLoaded ? ", demo provider loaded" : "" }
}
