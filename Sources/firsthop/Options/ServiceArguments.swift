// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The flags of the running program that other commands do not need.
struct ServiceArguments: ParsableArguments {
    @Option(
        name: .customLong(ConfigurationKey.httpListen.flag),
        help: "An address and port that answer HTTP, such as [::1]:8080; may be repeated.")
    var listen: [String] = []

    @Option(name: .customLong(ConfigurationKey.httpIdleTimeout.flag), help: "How long a connection may stay silent.")
    var idleTimeout: String?

    @Option(name: .customLong(ConfigurationKey.httpMaximumBody.flag), help: "The largest request body.")
    var maximumBody: String?

    @Option(name: .customLong(ConfigurationKey.httpMaximumConnections.flag), help: "Connections open at once.")
    var maximumConnections: String?

    @OptionGroup(title: "Walled garden") var garden: GardenArguments

    @Option(
        name: .customLong(ConfigurationKey.radiusListen.flag),
        help: "An address and port that answer RADIUS logins, such as [::]:1812; may be repeated.")
    var radiusListen: [String] = []

    @Option(
        name: .customLong(ConfigurationKey.radiusAccountingListen.flag),
        help: "An address and port that take RADIUS accounting, such as [::]:1813; may be repeated.")
    var radiusAccountingListen: [String] = []

    @Option(
        name: .customLong(ConfigurationKey.enforcementRate.flag),
        help: "Sessions a second that each router is asked to change or end; 0 for none.")
    var enforcementRate: String?

    @Option(
        name: .customLong(ConfigurationKey.enforcementBlockedList.flag),
        help: "The address list of routers for lines that are cut off.")
    var enforcementBlockedList: String?

    @Option(
        name: .customLong(ConfigurationKey.enforcementNewList.flag),
        help: "The address list of routers for lines of customers who are new or have left.")
    var enforcementNewList: String?

    @Option(name: .customLong(ConfigurationKey.radiusWorkers.flag), help: "Threads that answer on each of them.")
    var radiusWorkers: String?

    @Option(
        name: .customLong(ConfigurationKey.accountingRecords.flag),
        help: "Where accounting records are made durable: automatic, journal or inbox.")
    var accountingRecords: String?

    @Option(name: .customLong(ConfigurationKey.logLevel.flag), help: "The least important lines that are logged.")
    var logLevel: String?

    @Option(name: .customLong(ConfigurationKey.logFormat.flag), help: "Log lines as text or json.")
    var logFormat: String?

    @Option(name: .customLong(ConfigurationKey.drainNotice.flag), help: "How long to say no on /ready before stopping.")
    var drainNotice: String?

    @Option(name: .customLong(ConfigurationKey.drainTimeout.flag), help: "How long running requests may take to end.")
    var drainTimeout: String?

    /// What these flags set.
    var flags: [ConfigurationKey: [String]] {
        var flags = garden.flags
        flags[.httpListen] = listen.isEmpty ? nil : listen
        flags[.httpIdleTimeout] = idleTimeout.map { [$0] }
        flags[.httpMaximumBody] = maximumBody.map { [$0] }
        flags[.httpMaximumConnections] = maximumConnections.map { [$0] }
        flags[.radiusListen] = radiusListen.isEmpty ? nil : radiusListen
        flags[.radiusAccountingListen] = radiusAccountingListen.isEmpty ? nil : radiusAccountingListen
        flags[.radiusWorkers] = radiusWorkers.map { [$0] }
        flags[.enforcementRate] = enforcementRate.map { [$0] }
        flags[.enforcementBlockedList] = enforcementBlockedList.map { [$0] }
        flags[.enforcementNewList] = enforcementNewList.map { [$0] }
        flags[.accountingRecords] = accountingRecords.map { [$0] }
        flags[.logLevel] = logLevel.map { [$0] }
        flags[.logFormat] = logFormat.map { [$0] }
        flags[.drainNotice] = drainNotice.map { [$0] }
        flags[.drainTimeout] = drainTimeout.map { [$0] }
        return flags
    }
}
