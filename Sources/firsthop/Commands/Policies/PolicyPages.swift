// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WebServer

/// `firsthop policy pages`
struct PolicyPages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages",
        abstract: "Write the walled garden's pages and texts into the data directory, to be edited.",
        discussion: "Files that are there are left alone. The program reads them when it starts.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let written = try GardenTemplates.writeOwn(into: try await store.settings().gardenFiles)
        output.write(
            json: ["written": .array(written.map { .string($0) })],
            text: written.isEmpty ? "Every file is there already.\n" : written.map { $0 + "\n" }.joined())
    }
}
