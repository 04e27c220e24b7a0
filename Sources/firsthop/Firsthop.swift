// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

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
            AddressesCommand.self,
            CustomerCommand.self,
            ServiceCommand.self,
            PlanCommand.self,
            PolicyCommand.self,
            NASCommand.self,
            RealmCommand.self,
            ContentionCommand.self,
            SessionCommand.self,
            UsageCommand.self,
            DemoCommand.self,
            CheckCommand.self,
            AskCommand.self,
            TraceCommand.self,
            LoadCommand.self,
        ])

    static func main() async {
        // A reader that has seen enough (`… | head`) or a log collector that went away is no failure: what nobody reads
        // is dropped.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            // Mistakes on the command line, help and exit codes keep the library's own words.
            if error is ExitCode || exitCode(for: error) != .failure { exit(withError: error) }
            Terminal.error("error: \(error)\n")
            exit(withError: ExitCode.failure)
        }
    }
}
