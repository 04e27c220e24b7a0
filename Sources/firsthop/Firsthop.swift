// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The program. Each sub-command is one file in `Commands`.
@main
struct Firsthop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firsthop",
        abstract: "Runs an IPv6-native Internet service provider.",
        version: ProgramVersion.text,
        subcommands: [
            ServeCommand.self,
            DoctorCommand.self,
            ConfigurationCommand.self,
            BackupCommand.self,
            RestoreCommand.self,
            CheckCommand.self,
        ])
}
