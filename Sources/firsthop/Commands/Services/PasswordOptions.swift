// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues

/// Where a line's password comes from: never from an argument, which others on this machine can read.
struct PasswordOptions: ParsableArguments {
    @Option(help: "A file with the password on its first line; - for standard input, where a person is asked.")
    var passwordFile: SecretSource?

    @Flag(help: "Make a password and show it this one time.")
    var generatePassword = false

    func validate() throws {
        if generatePassword && passwordFile != nil {
            throw ValidationError("Either --password-file or --generate-password.")
        }
    }

    /// The password; nil when none was asked for.
    func password() throws -> Secret? {
        try passwordFile?.read("password") ?? (generatePassword ? GeneratedSecret.fresh() : nil)
    }

    /// The password if it was made here, to be shown once.
    func shown(_ password: Secret?, dryRun: Bool) -> String? {
        generatePassword && !dryRun ? password?.revealText() : nil
    }
}
