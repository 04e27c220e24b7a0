// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Operations
import WebServer

/// `firsthop addresses import`: nodes from a file.
struct AddressesImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add the nodes of a file to the plan: all of them, or none.",
        discussion: """
            CSV with a heading line (see what `export` writes), or the prefixes that NetBox's API lists with ?limit=0. \
            Every line that is wrong is reported. Routers that the file names and that do not exist are added.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Option(help: "Its format; if not given, what its name says: .json is NetBox's, all else CSV.")
    var format: PlanFormat?

    @Flag(help: "Accept the documentation prefixes, for trying things out.")
    var allowDocumentation = false

    func run() async throws {
        let file = PlanFile(file, format: format)
        let rows = try file.rows()
        let nodes = try await store.withStore { store in
            var verb = ImportAddressPlan(rows: rows)
            verb.allowsDocumentation = allowDocumentation
            do {
                return try await change.perform(verb, in: store)
            } catch let error as PlanImportError {
                throw file.error(error)
            }
        }
        NodeReport(verb: "added", nodes: nodes, change: change).write(output)
    }
}
