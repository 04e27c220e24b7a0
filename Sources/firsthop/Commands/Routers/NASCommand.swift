// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop nas`: the routers that ask us. Each sub-command is one file beside this one.
struct NASCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nas",
        abstract: "Routers: where they ask from, with which secret, and what they are told.",
        discussion: "A router is named by name or number. Secrets are never shown again.",
        subcommands: [
            NASAdd.self, NASList.self, NASShow.self, NASChange.self, NASRetire.self, NASGarden.self, NASAttributes.self,
            NASUnknown.self, NASHealthCommand.self, RouterCommand.self,
        ])
}
