// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Which provider's data a command works on: the flags that every command shares.
struct StoreArguments: ParsableArguments {
    @Option(name: .customLong(ConfigurationKey.data.flag), help: "The folder with all data.")
    var data: String?

    @Option(
        name: .customLong(ConfigurationKey.database.flag),
        help: "An SQLite file or a PostgreSQL connection. Others on this machine can read flags: keep passwords out.")
    var database: String?

    @Option(name: .customLong(ConfigurationKey.keyFile.flag), help: "The file with the master keys.")
    var keyFile: String?

    @Option(name: .long, help: "A YAML file with settings.")
    var config: String?

    /// What these flags set.
    var flags: [ConfigurationKey: [String]] {
        var flags: [ConfigurationKey: [String]] = [:]
        flags[.data] = data.map { [$0] }
        flags[.database] = database.map { [$0] }
        flags[.keyFile] = keyFile.map { [$0] }
        return flags
    }
}
