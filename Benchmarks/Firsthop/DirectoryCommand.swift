// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import Storage

/// Loads a database into a directory and works with it, as a process of its own so that its memory can be read.
struct DirectoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory", abstract: "Loads a database's directory and edits it; prints what it measured.",
        shouldDisplay: false)

    @Argument(help: "The SQLite file.")
    var path: String

    @Argument(help: "The key file.")
    var keys: String

    @Argument(help: "Lines in the database.")
    var lines: Int

    @Argument(help: "Seconds of edits, a thousand in each.")
    var seconds: Int

    func run() async throws {
        let sealer = Sealer(try MasterKeyFile.load(at: keys))
        let store = try await Store.open(.sqlite(path: path))
        let keeper = AccessDirectoryKeeper(sealer: sealer, copyPath: path + ".copy") { store }
        let load = try await ContinuousClock.seconds { try await keeper.start() }
        guard keeper.current.serviceCount == lines, keeper.status.sealingFaults == 0 else {
            throw BenchmarkError("\(keeper.current.serviceCount) lines, \(keeper.status.sealingFaults) sealing faults")
        }
        let resident = try memory()
        let lookup = try DirectoryLookups.nanoseconds(in: keeper.current, lines: lines)
        let edits = try await DirectoryEdits.measure(store, keeper, lines: lines, seconds: seconds)
        let save = try await ContinuousClock.seconds { try await keeper.saveCopy() }
        let peak = try peakMemory()
        await store.shutdown()
        let second = AccessDirectoryKeeper(sealer: sealer, copyPath: path + ".copy") {
            throw BenchmarkError("the database is away")
        }
        let restart = try await ContinuousClock.seconds { try await second.start() }
        guard second.current.serviceCount == lines else { throw BenchmarkError("the copy is not whole") }
        print(
            load, resident, lookup, edits.latencyMedian, edits.latencyWorst, edits.processorPerEdit, edits.perSecond,
            save, restart, peak)
    }

    private func memory() throws -> Double {
        guard let kilobytes = ProcessMemory.residentKilobytes else { throw BenchmarkError("no VmRSS") }
        return Double(kilobytes) * 1_024 / 1e6
    }

    private func peakMemory() throws -> Double {
        guard let kilobytes = ProcessMemory.peakKilobytes else { throw BenchmarkError("no VmHWM") }
        return Double(kilobytes) * 1_024 / 1e6
    }
}
