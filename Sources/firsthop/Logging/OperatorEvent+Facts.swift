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
        }
    }

    var level: Logger.Level {
        switch self {
        case .starting, .ready, .stopping, .stopped, .databaseOpened, .keyChecksStored, .demoLoaded, .schemaMigrated,
            .listening:
            .info
        case .keyFileCreated: .notice
        case .addressUnavailable: .warning
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
        case .addressUnavailable:
            """
            The machine does not have `address`, which is one of the default addresses, so it is left out (`reason` is the \
            system's). Give the addresses you want with `http.listen`; one that is asked for must be available.
            """
        }
    }
}
