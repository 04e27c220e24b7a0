// SPDX-License-Identifier: Apache-2.0

import WebServer
import ArgumentParser
import Storage

/// `firsthop restore`: fills an empty place from a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Fill an empty place from a backup; nothing that exists is overwritten.",
        discussion: "Afterwards put the key file that belongs to the database in its place and run firsthop doctor.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file that firsthop backup wrote.")
    var file: String

    func run() async throws {
        let settings = try await store.settings()
        if case .sqlite = settings.database { _ = try DataDirectory.make(at: settings.dataDirectory) }
        try await Store.restore(from: file, into: settings.database)
        output.write(
            json: ["restored": .string(settings.database.shown)],
            text: "Restored \(file) into \(settings.database.shown). Check it with firsthop doctor.\n")
    }
}
