// SPDX-License-Identifier: Apache-2.0

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
        let resident = try megabytes(ProcessMemory.residentKilobytes)
        let edits = try await DirectoryEdits.measure(store, keeper, lines: lines, seconds: seconds)
        let save = try await ContinuousClock.seconds { try await keeper.saveCopy() }
        let peak = try megabytes(ProcessMemory.peakKilobytes)
        await store.shutdown()
        let restart = try await beginFromCopy(sealer)
        print(
            DirectoryFigures(
                load: load, opening: try opening(with: sealer), resident: resident, peak: peak,
                lookup: try DirectoryLookups.nanoseconds(in: keeper.current, lines: lines),
                dictionary: try DirectoryLookups.dictionaryNanoseconds(lines: lines), edits: edits, save: save,
                restart: restart
            ).text)
    }

    /// Seconds until a node without database answers.
    private func beginFromCopy(_ sealer: Sealer) async throws -> Double {
        let keeper = AccessDirectoryKeeper(sealer: sealer, copyPath: path + ".copy") {
            throw BenchmarkError("the database is away")
        }
        let seconds = try await ContinuousClock.seconds { try await keeper.start() }
        guard keeper.current.serviceCount == lines else { throw BenchmarkError("the copy is not whole") }
        return seconds
    }

    /// Seconds of opening as many passwords one after the other, from those of a tenth.
    private func opening(with sealer: Sealer) throws -> Double {
        let place = SealedPlace(table: "internet_service", row: 1, column: "password")
        let sealed = try sealer.seal(Secret("password-1"), for: place)
        let seconds = try ContinuousClock().measure {
            for _ in 0..<max(lines / 10, 1) where try sealer.open(sealed, for: place).count == 0 {
                throw BenchmarkError("an empty password was opened")
            }
        }
        return seconds / .seconds(1) * 10
    }

    private func megabytes(_ kilobytes: Int?) throws -> Double {
        guard let kilobytes else { throw BenchmarkError("/proc/self/status does not tell the memory") }
        return Double(kilobytes) * 1_024 / 1e6
    }
}
