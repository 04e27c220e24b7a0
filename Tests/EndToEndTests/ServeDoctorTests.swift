// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import ProviderValues
import Storage
import TestKit
import Testing
import WebServer

@testable import firsthop

@Suite("Doctor")
struct ServeDoctorTests {
    @Test func aFreshPlaceHasWarningsOnlyAndNothingIsMadeByLooking() async throws {
        try await TemporaryDirectory.with { folder in
            let settings = try await settings(folder.file("data"))
            let found = await findings(settings)
            #expect(found[.dataDirectory]?.map(\.level) == [.warning])
            #expect(found[.keyFile]?.map(\.level) == [.warning] && found[.database]?.map(\.level) == [.warning])
            #expect(found[.engine]?.isEmpty == true && found[.integrity]?.isEmpty == true)
            #expect(!FileManager.default.fileExists(atPath: settings.dataDirectory))
        }
    }

    @Test func eachDamageIsFoundByItsCheck() async throws {
        try await TemporaryDirectory.with { folder in
            let settings = try await settings(folder.file("data"))
            let opened = try await OpenedProvider.open(settings, clock: .system, logger: quiet)
            await opened.store.shutdown()
            let sound = await findings(settings)
            for check in [DoctorCheck.dataDirectory, .keyFile, .database, .engine, .integrity, .zones, .ports] {
                #expect(
                    sound[check]?.isEmpty == false && sound[check]?.allSatisfy { $0.level == .ok } == true, "\(check)")
            }

            chmod(settings.dataDirectory, 0o755)
            #expect(await findings(settings)[.dataDirectory]?.map(\.level) == [.warning])
            chmod(settings.dataDirectory, 0o777)
            #expect(await findings(settings)[.dataDirectory]?.map(\.level) == [.error])
            chmod(settings.dataDirectory, 0o700)

            chmod(settings.keyFile, 0o640)
            #expect(await findings(settings)[.keyFile]?.map(\.level) == [.error])
            try FileManager.default.removeItem(atPath: settings.keyFile)
            #expect(await findings(settings)[.keyFile]?.map(\.level) == [.error], "the database was sealed before")
            try MasterKeyFile.create(at: settings.keyFile, holding: KeyRing.fresh())
            #expect(await findings(settings)[.keyFile]?.map(\.level) == [.error], "another key")

            for companion in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: settings.dataDirectory + "/firsthop.sqlite" + companion)
            }
            try Data("no database".utf8).write(to: URL(fileURLWithPath: settings.dataDirectory + "/firsthop.sqlite"))
            #expect(await findings(settings)[.database]?.map(\.level) == [.error])
        }
    }

    @Test func aPostgreSQLDatabaseIsLookedAtToo() async throws {
        let connection = try await PostgresCluster.shared.freshDatabase()
        try await TemporaryDirectory.with { folder in
            let settings = try await settings(folder.file("data"), database: connection)
            let opened = try await OpenedProvider.open(settings, clock: .system, logger: quiet)
            await opened.store.shutdown()
            let sound = await findings(settings)
            for check in [DoctorCheck.keyFile, .database, .engine, .integrity] {
                #expect(
                    sound[check]?.isEmpty == false && sound[check]?.allSatisfy { $0.level == .ok } == true, "\(check)")
            }
            let nowhere = try await self.settings(settings.dataDirectory, database: "host=\(folder.path) dbname=none")
            #expect(await findings(nowhere)[.database]?.map(\.level) == [.error])
        }
    }

    @Test func limitsDecideAtTheirEdges() {
        func level(_ findings: [DoctorFinding]) -> DoctorFinding.Level? { findings.first?.level }
        let megabyte: UInt64 = 1 << 20
        #expect(level(DiskCheck.findings(freeBytes: 256 * megabyte - 1, freeInodes: .max)) == .error)
        #expect(level(DiskCheck.findings(freeBytes: 256 * megabyte, freeInodes: .max)) == .warning)
        #expect(level(DiskCheck.findings(freeBytes: 2_048 * megabyte, freeInodes: 1_000)) == .ok)
        #expect(level(DiskCheck.findings(freeBytes: .max, freeInodes: 999)) == .error)
        #expect(level(DescriptorCheck.findings(limit: 1_023, needed: 1_024)) == .warning)
        #expect(level(DescriptorCheck.findings(limit: 1_024, needed: 1_024)) == .ok)
        let now = Timestamp(seconds: 1_800_000_000)
        #expect(level(ClockCheck.findings(now: now, synchronisation: .synchronised)) == .ok)
        #expect(level(ClockCheck.findings(now: now, synchronisation: .unsynchronised)) == .warning)
        #expect(level(ClockCheck.findings(now: Timestamp(seconds: 0), synchronisation: .synchronised)) == .error)
        #expect(level(ZoneCheck.findings(ZoneDatabase(directory: "/nowhere"))) == .error)
    }

    private var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    private func settings(_ data: String, database: String? = nil) async throws -> Settings {
        var flags: [ConfigurationKey: [String]] = [
            .data: [data], .httpListen: ["127.0.0.1:0"], .radiusListen: ["127.0.0.1:0"],
            .radiusAccountingListen: ["127.0.0.1:0"],
        ]
        flags[.database] = database.map { [$0] }
        return try Settings(try await ConfigurationSources(flags: flags, environment: [:], filePath: nil))
    }

    private func findings(_ settings: Settings) async -> [DoctorCheck: [DoctorFinding]] {
        let examination = await Examination(settings, clock: .system)
        var findings: [DoctorCheck: [DoctorFinding]] = [:]
        for check in DoctorCheck.allCases { findings[check] = await check.findings(examination) }
        await examination.store?.shutdown()
        return findings
    }
}
