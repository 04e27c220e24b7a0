// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Measures topics and prints one table; exits with 1 when a bar is missed.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Measures topics and prints one table.")

    @Argument(help: "What to measure; everything when nothing is named.")
    var topics: [Topic] = Topic.allCases

    @Option(help: "Where the compiled floor programs are.")
    var floors: String

    @Option(help: "A folder on the disk to measure; databases are made and removed in it.")
    var scratch: String = NSTemporaryDirectory()

    @Option(help: "Lines of the history that is searched.")
    var history = 5_000_000

    @Option(help: "Services that receive a delegation.")
    var services = 200_000

    @Option(help: "Turns of ours and floor whose medians count.")
    var rounds = 5

    @Option(help: "A connection string of an empty PostgreSQL database, to search a history there too.")
    var postgresql: String?

    @Option(help: "The built firsthop, which topics about RADIUS start.")
    var program: String

    @Option(help: "The folder with the configurations of other servers.")
    var sources = "Benchmarks"

    @Option(help: "Logins while memory must not grow.")
    var packets = 30_000_000

    @Option(help: "Lines of the directory that is loaded and edited.")
    var lines = 1_000_000

    @Option(help: "Seconds in each of which a thousand lines are edited.")
    var editSeconds = 60

    @Option(help: "Sessions that are kept while accounting is applied; fewer only to try the topics.")
    var sessions = 1_000_000

    @Option(help: "Seconds of accounting as fast as it goes.")
    var burstSeconds = 60

    @Option(help: "Seconds of accounting at a steady rate; ten minutes show what the database cannot keep up with.")
    var steadySeconds = 60

    @Option(help: "A file to write the figures to.")
    var json: String?

    func run() async throws {
        let folder = try ScratchFolder(in: scratch)
        defer { folder.remove() }
        let bench = Bench(
            floors: floors, folder: folder, services: max(services, 1), historyLines: max(history, History.tenures),
            postgreSQL: postgresql, program: program, sources: sources, packets: max(packets, 1),
            lines: max(lines, 1), editSeconds: max(editSeconds, 1), sessions: max(sessions, 1_000),
            burstSeconds: max(burstSeconds, 1),
            steadySeconds: max(steadySeconds, 1), rounds: max(rounds, 1)
        )
        var figures: [Figure] = []
        for topic in topics {
            Progress.say("measuring \(topic.rawValue)")
            figures += try await topic.figures(bench)
        }
        print(FigureTable(figures).text, terminator: "")
        if let json { try FigureJSON.write(figures, to: json) }
        guard figures.allSatisfy(\.isMet) else { throw ExitCode(1) }
    }
}
