// SPDX-License-Identifier: Apache-2.0

import Configuration

/// Every setting of the program. The raw value is its key in the file; the variable and the flag follow from it.
///
/// Adding one: a case here, its row in `ConfigurationKey+Facts.swift`, its property in `Settings`, its flag in the option
/// group of the commands that need it, and `firsthop configuration --document` for the manual.
enum ConfigurationKey: String, CaseIterable {
    case data
    case database
    case keyFile = "key-file"
    case httpListen = "http.listen"
    case httpIdleTimeout = "http.idle-timeout"
    case httpMaximumBody = "http.maximum-body"
    case httpMaximumConnections = "http.maximum-connections"
    case gardenBlockedListen = "garden.blocked-listen"
    case gardenInactiveListen = "garden.inactive-listen"
    case gardenCredentialsListen = "garden.credentials-listen"
    case gardenUsageListen = "garden.usage-listen"
    case gardenName = "garden.name"
    case gardenPortal = "garden.portal"
    case gardenPayment = "garden.payment"
    case gardenGuests = "garden.guests"
    case radiusListen = "radius.listen"
    case radiusAccountingListen = "radius.accounting-listen"
    case radiusWorkers = "radius.workers"
    case accountingRecords = "accounting.records"
    case enforcementRate = "enforcement.rate"
    case enforcementBlockedList = "enforcement.blocked-list"
    case enforcementNewList = "enforcement.new-list"
    case logLevel = "log.level"
    case logFormat = "log.format"
    case drainNotice = "drain.notice"
    case drainTimeout = "drain.timeout"

    /// `http.idle-timeout` → `FIRSTHOP_HTTP_IDLE_TIMEOUT`.
    var variable: String {
        Self.variablePrefix + rawValue.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
    }

    /// `http.idle-timeout` → `http-idle-timeout`.
    var flag: String {
        rawValue.split(separator: ".").joined(separator: "-")
    }

    /// The key as swift-configuration's providers look it up.
    var absolute: AbsoluteConfigKey {
        AbsoluteConfigKey(rawValue.split(separator: ".").map(String.init))
    }

    static let variablePrefix = "FIRSTHOP_"

    /// Names the file itself, so it cannot stand in it.
    static let fileVariable = "FIRSTHOP_CONFIG"

    /// Read when neither flag nor variable names a file, if it exists.
    static let standardFile = "/etc/firsthop/firsthop.yaml"
}
