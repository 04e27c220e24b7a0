// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The disk that forgets, tried out with programs whose bytes are known, before any database is judged by it.
@Suite struct ForgetfulDiskTests {
    /// Each program runs in the forgetful folder; then everything unsynced is forgotten. `-` stands for no such file.
    private static let programs: [(String, left: [String: String])] = [
        ("printf new >a", ["a": ""]),
        ("printf new >a; sync a", ["a": "new"]),
        ("printf one >a; sync a; printf two >>a", ["a": "one"]),
        ("printf one >a; sync a; printf two >a", ["a": "one"]),
        ("printf one >a; sync a; truncate -s 1 a", ["a": "one"]),
        ("printf one >a; sync a; truncate -s 9 a", ["a": "one"]),
        ("printf onetwo >a; sync a; printf X | dd of=a bs=1 seek=2 conv=notrunc", ["a": "onetwo"]),
        ("printf onetwo >a; sync a; printf X | dd of=a bs=1 seek=2 conv=notrunc,fdatasync", ["a": "onXtwo"]),
        ("printf onetwo >a; sync a; printf X | dd of=a bs=1 seek=2 conv=notrunc oflag=dsync", ["a": "onXtwo"]),
        // A sync is one file's.
        ("printf one >a; printf two >b; sync b", ["a": "", "b": "two"]),
        // A renamed file is still the same; a removed one's number may soon be a new one's.
        ("printf one >a; sync a; printf two >>a; mv a b", ["b": "one"]),
        ("printf one >a; sync a; printf two >>a; rm a; printf three >b; sync b", ["b": "three"]),
        // What another program reads meanwhile is all there.
        ("printf one >a; cat a >b; sync b", ["a": "", "b": "one"]),
    ]

    @Test func whatWasNotSyncedIsGoneAndWhatWasSyncedStays() async throws {
        try Need.command("dd")
        for (program, left) in Self.programs {
            #expect(try await Self.files(after: program) == left, "\(program)")
        }
    }

    @Test func aDiskThatLiesForgetsEvenWhatWasSynced() async throws {
        #expect(try await Self.files(after: "printf one >a; sync a; printf two >>a; sync a", lies: true) == ["a": ""])
    }

    /// Ten pages synced, then overwritten: a page that was lost has the old bytes, a kept one the new, and some seed
    /// does both.
    @Test func pagesAreLostOneByOne() async throws {
        let program = """
            head -c 40960 /dev/zero | tr '\\0' o >a; sync a
            head -c 40960 /dev/zero | tr '\\0' n | dd of=a bs=8192 conv=notrunc
            """
        var sawMixture = false
        for seed in UInt64(1)...4 {
            let text = try await Self.files(after: program, .someOfEachPage(seed: seed))["a"] ?? ""
            let bytes = Array(text.utf8)
            let pages = stride(from: 0, to: bytes.count, by: 4_096).map {
                Set(bytes[$0..<min($0 + 4_096, bytes.count)])
            }
            #expect(pages.count == 10 && pages.allSatisfy { $0.count == 1 })
            if Set(pages).count == 2 { sawMixture = true }
        }
        #expect(sawMixture)
    }

    private static func files(
        after program: String, _ loss: UnsyncedLoss = .everything, lies: Bool = false
    ) async throws -> [String: String] {
        try await TemporaryDirectory.with { scratch in
            let folder = scratch.file("disk")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            let disk = try await ForgetfulDisk(at: folder, workingIn: scratch, lies: lies)
            let outcome = try await ChildProcess.run(
                "sh", ["-c", program], environment: disk.environment, directory: folder)
            #expect(outcome.succeeded, "\(program): \(outcome.errorOutput)")
            try disk.forget(loss)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            return Dictionary(
                uniqueKeysWithValues: try names.map {
                    ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
                })
        }
    }
}
