// SPDX-License-Identifier: Apache-2.0

import Storage
import WebServer
import ArgumentParser

/// `firsthop backup`: a consistent copy while the program runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a consistent copy of the database to a new file, while it is in use.",
        discussion: "The master keys are not part of it: keep a copy of the key file elsewhere, too.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file to write; it must not exist yet.")
    var file: String

    func run() async throws {
        let progress = ProgressLine("backing up")
        try await store.withStore { store in
            try await store.backUp(to: file) { progress.update(share: $0) }
        }
        progress.finish()
        output.write(
            json: ["backup": .string(file)],
            text: "Backed up to \(file). The key file is not in it: keep a copy of that, too.\n")
    }
}
