// SPDX-License-Identifier: Apache-2.0

import Logging

/// What the program tells its operator, each under an id that never changes its meaning and is never used again.
///
/// FH1xxx: the program's life; FH2xxx: the database and its keys; FH3xxx: HTTP and other doors;
/// FH4xxx: RADIUS; FH5xxx: accounting.
enum OperatorEvent: String, CaseIterable {
    case starting = "FH1001"
    case ready = "FH1002"
    case stopping = "FH1003"
    case stopped = "FH1004"
    case failed = "FH1005"
    case databaseOpened = "FH2001"
    case keyFileCreated = "FH2002"
    case keyChecksStored = "FH2003"
    case demoLoaded = "FH2004"
    case schemaMigrated = "FH2005"
    case databaseAway = "FH2006"
    case listening = "FH3001"
    case addressUnavailable = "FH3002"
    case localDoorClosed = "FH3003"
    case gardenListening = "FH3004"
    case gardenFileUnusable = "FH3005"
    case radiusListening = "FH4001"
    case directoryLoaded = "FH4002"
    case directoryFromCopy = "FH4003"
    case directoryStale = "FH4004"
    case directoryFollows = "FH4005"
    case accountingListening = "FH4006"
    case accountingHeldUp = "FH5001"
    case accountingGoesOn = "FH5002"
    case enforcementHeldUp = "FH6001"
    case enforcementGoesOn = "FH6002"
    case fairUseHeldUp = "FH7001"
    case fairUseGoesOn = "FH7002"
}

extension Logger {
    /// Logs an event at its own level.
    func log(_ event: OperatorEvent, _ fields: Logger.Metadata = [:]) {
        var fields = fields
        fields[LineLogHandler.eventKey] = .string(event.rawValue)
        log(level: event.level, "\(event.message)", metadata: fields)
    }
}
