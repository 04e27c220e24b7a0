// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop policy`: fair use. Each sub-command is one file beside this one.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Fair use: what a line gets by the clock and by what it has used.",
        subcommands: [PolicyPreview.self])
}
