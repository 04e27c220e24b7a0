// SPDX-License-Identifier: Apache-2.0

import Logging

extension OperatorEvent {
    /// The words of the log line.
    var message: String {
        switch self {
        case .starting: "starting"
        case .ready: "ready"
        case .stopping: "stopping"
        case .stopped: "stopped"
        case .failed: "a part of the program failed"
        case .databaseOpened: "database opened"
        case .keyFileCreated: "master key made"
        case .keyChecksStored: "database remembers new master keys"
        case .demoLoaded: "demo provider loaded"
        case .schemaMigrated: "schema migrated"
        case .listening: "listening"
        case .addressUnavailable: "address not available"
        case .localDoorClosed: "other commands cannot ask this program"
        case .gardenListening: "answering the walled garden"
        case .gardenFileUnusable: "a file of the walled garden cannot be used"
        case .databaseAway: "database away"
        case .radiusListening: "answering RADIUS"
        case .directoryLoaded: "directory loaded"
        case .directoryFromCopy: "directory loaded from the sealed copy"
        case .directoryStale: "directory does not follow the database"
        case .directoryFollows: "directory follows the database again"
        case .accountingListening: "taking RADIUS accounting"
        case .accountingHeldUp: "accounting is held up"
        case .accountingGoesOn: "accounting goes on"
        case .enforcementHeldUp: "sessions are not compared with what they should have"
        case .enforcementGoesOn: "sessions are compared with what they should have again"
        case .fairUseHeldUp: "lines are not judged by the clock"
        case .fairUseGoesOn: "lines are judged by the clock again"
        }
    }

    var level: Logger.Level {
        switch self {
        case .starting, .ready, .stopping, .stopped, .databaseOpened, .keyChecksStored, .demoLoaded, .schemaMigrated,
            .listening, .gardenListening, .radiusListening, .accountingListening, .directoryLoaded:
            .info
        case .keyFileCreated, .directoryFollows, .accountingGoesOn, .enforcementGoesOn, .fairUseGoesOn: .notice
        case .addressUnavailable, .localDoorClosed, .gardenFileUnusable, .databaseAway, .directoryFromCopy,
            .directoryStale, .accountingHeldUp, .enforcementHeldUp, .fairUseHeldUp:
            .warning
        case .failed: .critical
        }
    }

    /// The operator manual's paragraph: what happened, what follows, what to do.
    var explanation: String {
        switch self {
        case .starting:
            "The program begins to start; `version` is its own. Nothing is answered before FH1002."
        case .ready:
            "Everything is open: the database, the keys and every address. `/ready` says yes from now on."
        case .stopping:
            """
            The program was told to stop (SIGTERM or SIGINT). `/ready` says no from now on; after `drain.notice` no new \
            connection is accepted, and what is being answered has `drain.timeout` to end.
            """
        case .stopped:
            "Everything is closed and every acknowledged write is durable. The process ends with exit code 0."
        case .failed:
            """
            A part that the program cannot do without ended with `error`, and the program stops with exit code 1. \
            `firsthop doctor` looks for the usual causes.
            """
        case .databaseOpened:
            "The database at `database` is open; `schema` is the number of its newest migration."
        case .keyFileCreated:
            """
            There was no key file, so one was made at `path`. Keep a copy away from this machine: without it the sealed \
            columns of the database, such as shared secrets, cannot be read.
            """
        case .keyChecksStored:
            """
            The database did not know the master keys `keys` yet and remembers from now on how to recognise them. Expected \
            on the first start and after a rotation.
            """
        case .demoLoaded:
            "The demo provider was written into the empty database because `--demo` asked for it."
        case .schemaMigrated:
            "The step `migration` was applied to the database's schema. Expected on the first start and after an upgrade."
        case .listening:
            "HTTP is answered on `address`; its port is the one in use, also where any free one was asked for."
        case .localDoorClosed:
            """
            The socket at `path`, over which `firsthop trace` and others ask the running program, could not be made (`error`). \
            Everything else works. A path of more than about 100 letters is too long for a socket: use a shorter `data`.
            """
        case .gardenListening:
            "The walled garden's `page` is answered on `address`; its port is the one in use."
        case .gardenFileUnusable:
            """
            A file in the folder `garden` of the data directory cannot be used (`error`). The program's own pages and texts \
            are shown instead of all of them until it is mended and the program started again.
            """
        case .databaseAway:
            """
            The database did not answer at the start (`error`). Logins are answered from the sealed copy of the directory; \
            `/ready` says no. The program goes on asking and takes the database when it is there.
            """
        case .radiusListening:
            "RADIUS logins are answered on `address`; its port is the one in use."
        case .directoryLoaded:
            "`services` lines can log in; the directory follows every change of the database from now on."
        case .directoryFromCopy:
            """
            The database could not be read, so `services` lines are answered as they were when the copy was written (`saved`). \
            Later changes do not count until FH4005.
            """
        case .directoryStale:
            """
            The change log of the database cannot be read (`error`). Logins go on being answered from what is known; changes \
            do not reach them until FH4005.
            """
        case .directoryFollows:
            "The directory of `services` lines agrees with the database again; nothing needs to be done."
        case .accountingListening:
            "RADIUS accounting is taken on `address`; its port is the one in use."
        case .accountingHeldUp:
            """
            Accounting records cannot be made durable (`stage` is `recording`), or not be applied to the database \
            (`applying`): a full disk, a database that is away (`error`). What cannot be made durable is not acknowledged, so \
            routers try it again; what was acknowledged waits. Logins go on.
            """
        case .accountingGoesOn:
            "What FH5001 said of `stage` is over: what has waited goes first. Nothing needs to be done."
        case .enforcementHeldUp:
            """
            What running sessions have cannot be compared with what they should have (`error`), mostly because the database is \
            away. Logins get what is new; sessions that run keep what they have until FH6002.
            """
        case .enforcementGoesOn:
            "Running sessions are compared with what they should have again, all of them first; nothing needs to be done."
        case .fairUseHeldUp:
            """
            Lines whose fair-use rules change with the clock cannot be judged (`error`), mostly because the database is away. They \
            keep what they have until FH7002; what they use is judged when it is applied.
            """
        case .fairUseGoesOn:
            "Lines are judged by the clock again, those that are overdue first; nothing needs to be done."
        case .addressUnavailable:
            """
            The machine does not have `address`, which is one of the default addresses, so it is left out (`reason` is the \
            system's). Give the addresses you want with `http.listen`; one that is asked for must be available.
            """
        }
    }
}
