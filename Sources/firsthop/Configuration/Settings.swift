// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Logging
import ProviderValues
import Storage
import WebServer

/// The configuration as the program uses it: every value checked and typed.
struct Settings: Sendable {
    var dataDirectory: String
    var database: StoreLocation
    var keyFile: String
    var http: ListenWish
    var httpLimits: HTTPLimits
    var garden: GardenWishes
    var radius: ListenWish
    var radiusAccounting: ListenWish
    /// 0: one for every core.
    var radiusWorkers: Int
    var accountingRecords: RecordKeeping.Wish
    /// Attempts a second and router; 0: none.
    var enforcementRate: Int
    /// What the lists at routers are called that blocked lines stand on.
    var blockingLists: BlockingLists
    var logLevel: Logger.Level
    var logFormat: LogFormat
    var drainNotice: Duration
    var drainTimeout: Duration

    /// The sealed copy of what answers logins; it lies beside the data so that a node starts while its database is away.
    var directoryCopy: String { dataDirectory + "/access-directory.sealed" }

    /// The operator's own pages of the walled garden.
    var gardenFiles: String { dataDirectory + "/garden" }

    /// Where accounting records wait for the database.
    var journal: String { dataDirectory + "/journal" }

    init(_ sources: ConfigurationSources) throws(ConfigurationError) {
        let reader = SettingsReader(sources: sources)
        let data = try reader.path(.data) ?? "."
        dataDirectory = data
        database = try reader.location(.database) ?? .sqlite(path: data + "/firsthop.sqlite")
        keyFile = try reader.path(.keyFile) ?? data + "/master.key"
        http = try reader.wish(.httpListen)
        httpLimits = HTTPLimits(
            maximumBodyBytes: try reader.size(.httpMaximumBody, in: 1 << 10...1 << 30),
            idleTimeout: try reader.duration(.httpIdleTimeout, in: .seconds(1)...(.seconds(3600))),
            maximumConnections: try reader.count(.httpMaximumConnections, in: 1...1_000_000))
        garden = try GardenWishes(reader)
        radius = try reader.wish(.radiusListen)
        radiusAccounting = try reader.wish(.radiusAccountingListen)
        radiusWorkers = try reader.count(.radiusWorkers, in: 0...64)
        accountingRecords = try reader.choice(.accountingRecords)
        enforcementRate = try reader.count(.enforcementRate, in: 0...1_000)
        blockingLists = BlockingLists(
            blocked: try reader.name(.enforcementBlockedList), new: try reader.name(.enforcementNewList))
        logLevel = try reader.choice(.logLevel)
        logFormat = try reader.choice(.logFormat)
        drainNotice = try reader.duration(.drainNotice, in: .zero...(.seconds(600)))
        drainTimeout = try reader.duration(.drainTimeout, in: .seconds(1)...(.seconds(3600)))
    }
}
