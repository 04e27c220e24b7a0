// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop session`: who is and was online. Each sub-command is one file beside this one.
struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "Sessions: who is and was online, and what a running session can be told.",
        discussion: "A session is named by its number, which `list` shows.",
        subcommands: [
            SessionList.self, SessionShow.self, SessionHistory.self, SessionChange.self, SessionDisconnect.self,
            SessionPending.self, SessionDrift.self,
        ])
}
