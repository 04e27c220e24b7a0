// SPDX-License-Identifier: Apache-2.0

extension ConfigurationKey {
    var facts: ConfigurationFacts {
        switch self {
        case .data: .data
        case .database: .database
        case .keyFile: .keyFile
        case .httpListen: .httpListen
        case .httpIdleTimeout: .httpIdleTimeout
        case .httpMaximumBody: .httpMaximumBody
        case .httpMaximumConnections: .httpMaximumConnections
        case .gardenBlockedListen: .gardenBlockedListen
        case .gardenInactiveListen: .gardenInactiveListen
        case .gardenCredentialsListen: .gardenCredentialsListen
        case .gardenUsageListen: .gardenUsageListen
        case .gardenName: .gardenName
        case .gardenPortal: .gardenPortal
        case .gardenPayment: .gardenPayment
        case .gardenGuests: .gardenGuests
        case .radiusListen: .radiusListen
        case .radiusAccountingListen: .radiusAccountingListen
        case .radiusWorkers: .radiusWorkers
        case .accountingRecords: .accountingRecords
        case .enforcementRate: .enforcementRate
        case .enforcementBlockedList: .enforcementBlockedList
        case .enforcementNewList: .enforcementNewList
        case .logLevel: .logLevel
        case .logFormat: .logFormat
        case .drainNotice: .drainNotice
        case .drainTimeout: .drainTimeout
        }
    }
}

extension ConfigurationFacts {
    fileprivate static let data = ConfigurationFacts(
        .path, standard: ["firsthop-data"], example: "/var/lib/firsthop",
        """
        The folder for everything the program keeps, made on the first start for its owner alone. The default lies in the \
        current folder, so that trying the program needs no rights.
        """)

    fileprivate static let database = ConfigurationFacts(
        .database, inWords: "`firsthop.sqlite` in the data directory", example: "postgresql:///firsthop",
        isSecret: true,
        """
        Where the database is: the path of an SQLite file, or a PostgreSQL connection as libpq reads it (a URI that starts \
        with `postgresql://` or `postgres://`, or `keyword=value` words). As it may hold a password it is never shown in \
        full; a password is better kept in libpq's own `~/.pgpass`.
        """)

    fileprivate static let keyFile = ConfigurationFacts(
        .path, inWords: "`master.key` in the data directory", example: "/etc/firsthop/master.key",
        """
        The file with the master keys that seal passwords and shared secrets in the database. Made on the first start; \
        refused when anybody but its owner can read it. Keep a copy elsewhere: a backup of the database does not contain it.
        """)

    fileprivate static let httpListen = ConfigurationFacts(
        .addresses, standard: ["[::1]:8080", "127.0.0.1:8080"], example: "[2001:db8::1]:8080",
        """
        The addresses and ports that answer HTTP. A literal address and a port each; IPv6 stands in brackets. `[::]` also \
        takes IPv4 connections. Of the default, an address that the machine does not have is left out with a warning; an \
        address that was asked for must be there.
        """)

    fileprivate static let httpIdleTimeout = ConfigurationFacts(
        .duration, standard: ["60s"], example: "30s",
        "How long an HTTP connection may stay silent before it is closed. From 1s to 1h.")

    fileprivate static let httpMaximumBody = ConfigurationFacts(
        .size, standard: ["1MiB"], example: "16MiB",
        "The largest HTTP request body. The connection of who sends more is closed. From 1KiB to 1GiB.")

    fileprivate static let httpMaximumConnections = ConfigurationFacts(
        .count, standard: ["1024"], example: "10000",
        """
        HTTP connections that are open at once on one address; more have to wait. From 1 to 1000000; stay well below the \
        limit of open files (`firsthop doctor` shows it).
        """)

    fileprivate static let radiusListen = ConfigurationFacts(
        .addresses, standard: ["[::1]:1812", "127.0.0.1:1812"], example: "[2001:db8::1]:1812",
        """
        The addresses and ports that answer the routers' RADIUS logins. A literal address and a port each; IPv6 stands in \
        brackets. `[::]` answers IPv6 only; add `0.0.0.0` for IPv4. Who is not in `firsthop nas list` gets no answer. Of the \
        default, an address that the machine does not have is left out with a warning.
        """)

    fileprivate static let radiusAccountingListen = ConfigurationFacts(
        .addresses, standard: ["[::1]:1813", "127.0.0.1:1813"], example: "[2001:db8::1]:1813",
        """
        The addresses and ports that take the routers' RADIUS accounting, written like those of `radius.listen`. Of the \
        default, an address that the machine does not have is left out with a warning.
        """)

    fileprivate static let radiusWorkers = ConfigurationFacts(
        .count, standard: ["0"], example: "4",
        """
        Threads that answer RADIUS on each address. From 0 to 64; 0 takes one for every processor core.
        """)

    fileprivate static let enforcementRate = ConfigurationFacts(
        .count, standard: ["50"], example: "20",
        """
        How many sessions a second each router is asked to change or end, when they do not have what they should have. From 0 \
        to 1000; with 0 no router is asked, and only logins get what is new.
        """)

    fileprivate static let enforcementBlockedList = ConfigurationFacts(
        .word, standard: ["SpLBL_blocked"], example: "blocked",
        """
        The address list of MikroTik routers, of both families, that lines stand on while they are cut off. Only routers whose API we may \
        use are told. 1 to 63 letters, digits, points, hyphens and underscores.
        """)

    fileprivate static let enforcementNewList = ConfigurationFacts(
        .word, standard: ["SpLBL_new"], example: "new",
        "The same for lines of customers who are new, or have left.")

    fileprivate static let accountingRecords = ConfigurationFacts(
        .records, standard: ["automatic"], example: "journal",
        """
        Where an accounting record is made durable before the router is told that it was taken. `journal`: the folder \
        `journal` in the data directory; the fastest, but what is in it and not yet in the database is lost with this \
        machine's disk. `inbox`: a table of the PostgreSQL database, which survives the loss of this machine. `automatic` \
        takes the inbox on PostgreSQL and the journal on SQLite.
        """)

    fileprivate static let logLevel = ConfigurationFacts(
        .level, standard: ["info"], example: "debug",
        "The least important lines that are logged: trace, debug, info, notice, warning, error or critical.")

    fileprivate static let logFormat = ConfigurationFacts(
        .format, standard: ["text"], example: "json",
        "How log lines are written to standard error: `text` for people, `json` for collectors, one object a line.")

    fileprivate static let drainNotice = ConfigurationFacts(
        .duration, standard: ["0s"], example: "5s",
        """
        How long, after being told to stop, the program goes on answering while `/ready` already says no, so that load \
        balancers can turn away. From 0s to 10m.
        """)

    fileprivate static let drainTimeout = ConfigurationFacts(
        .duration, standard: ["30s"], example: "10s",
        "How long requests that are being answered may take to end once the program stops. From 1s to 1h.")
}
