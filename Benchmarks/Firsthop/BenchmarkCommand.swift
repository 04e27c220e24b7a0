// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Measures what has to be fast, each against a floor in the same run; `make bench` builds and calls it.
@main
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measures what has to be fast, against the least that it could cost.",
        subcommands: [MeasureCommand.self, LoadHoldingsCommand.self, DirectoryCommand.self],
        defaultSubcommand: MeasureCommand.self)
}
