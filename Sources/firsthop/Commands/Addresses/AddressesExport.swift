// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations

/// `firsthop addresses export`: the plan as a file.
struct AddressesExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the plan as CSV, or as NetBox's API lists prefixes.",
        discussion: """
            `import` reads both back. In CSV, a field that a spreadsheet would calculate (= + - @ in front) gets an \
            apostrophe in front, which `import` takes away.
            """)

    @OptionGroup var store: StoreArguments

    @Argument(help: "The file, which is replaced; - for standard output.")
    var file = "-"

    @Option(help: "Its format; if not given, what its name says: .json is NetBox's, all else CSV.")
    var format: PlanFormat?

    func run() async throws {
        let snapshot = try await store.withStore { try await $0.addressPlan() }
        try PlanFile(file, format: format).write(snapshot)
    }
}
