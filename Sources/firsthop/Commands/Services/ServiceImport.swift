// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop service import`
struct ServiceImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add the lines and customers of a CSV file.",
        discussion: """
            All rows are checked first, against each other and against the database; every bad one is reported with its line \
            and column, and nothing is imported until there is none, unless --skip-bad leaves them out. Then they are added \
            \(ImportServices.usualBatch) at a time. An import that was interrupted goes on with --skip-existing. The \
            columns are those that `export` writes; only `service` and `customer` must be there.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file.")
    var file: String

    @Flag(help: "Only check, and report what would be imported.")
    var dryRun = false

    @Flag(help: "Leave bad rows out instead of importing nothing.")
    var skipBad = false

    @Flag(help: "Pass over rows whose service is there already.")
    var skipExisting = false

    func run() async throws {
        let tally = try await store.withProvider { provider in
            let check = try await check(provider.store)
            guard check.badLines.isEmpty || skipBad else {
                throw BadLines(count: check.badLines.count, good: check.good, file: file)
            }
            guard !dryRun else {
                return Tally(added: check.good, existing: check.existing, bad: check.badLines.count)
            }
            let added = try await add(provider, leavingOut: check)
            return Tally(added: added, existing: check.existing, bad: check.badLines.count)
        }
        output.write(json: tally.json(dryRun: dryRun), text: tally.text(dryRun: dryRun))
    }

    private func check(_ store: Store) async throws -> ServiceFileCheck {
        var check = ServiceFileCheck(store, skipsExisting: skipExisting)
        let progress = ProgressLine("checking")
        defer { progress.finish() }
        try await ServiceFile(name: file).forEachBatch { lines, share in
            report(try await check.problems(lines))
            progress.update(share: share)
        }
        report(check.finish())
        return check
    }

    private func report(_ problems: [ServiceLineProblem]) {
        guard !problems.isEmpty else { return }
        Terminal.error(problems.map { "\(TextWidth.harmless($0.description))\n" }.joined())
    }

    private func add(_ provider: OpenedProvider, leavingOut check: ServiceFileCheck) async throws -> Int {
        let progress = ProgressLine("importing")
        defer { progress.finish() }
        var added = 0
        var customers: [String: Int64] = [:]
        do {
            try await ServiceFile(name: file).forEachBatch { lines, share in
                let good = lines.filter { !check.badLines.contains($0.number) }
                let batch = ImportServices(
                    good, customers: customers, skipsExisting: skipExisting, sealer: provider.sealer)
                customers = [:]
                let imported = try await provider.store.perform(batch)
                customers = imported.customers
                added += imported.added
                progress.update(share: share)
            }
        } catch {
            throw PartlyImported(added: added, file: file, reason: "\(error)")
        }
        return added
    }

    /// What came of it, or would.
    private struct Tally {
        let added: Int
        let existing: Int
        let bad: Int

        func json(dryRun: Bool) -> JSONValue {
            [
                "dry_run": .bool(dryRun), "added": .integer(Int64(added)), "existing": .integer(Int64(existing)),
                "bad": .integer(Int64(bad)),
            ]
        }

        func text(dryRun: Bool) -> String {
            let verb = dryRun ? "would be imported" : "imported"
            return "\(added) services \(verb)" + (existing > 0 ? ", \(existing) were there already" : "")
                + (bad > 0 ? ", \(bad) bad rows left out" : "") + "\n"
        }
    }
}

/// Some rows are wrong, so none was imported.
struct BadLines: Error, CustomStringConvertible {
    let count: Int
    let good: Int
    let file: String

    var description: String {
        "\(file): \(count) rows are wrong and \(good) are good; nothing was imported. Correct them, or leave them out "
            + "with --skip-bad"
    }
}

/// What was imported before a batch was refused stays imported.
struct PartlyImported: Error, CustomStringConvertible {
    let added: Int
    let file: String
    let reason: String

    var description: String {
        "\(added) services of \(file) have been imported, then: \(reason)\n"
            + "Remedy that and go on with --skip-existing"
    }
}
