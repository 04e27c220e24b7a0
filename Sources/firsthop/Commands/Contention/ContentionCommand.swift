// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop contention`: how lines share what there is. Each sub-command is one file beside this one.
struct ContentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contention",
        abstract: "How lines share their plans, sectors and routers, and the queues that see to it.",
        subcommands: [
            ContentionShow.self, ContentionLintCommand.self, ContentionRender.self, ContentionShares.self,
            ContentionPlanCommand.self, ContentionRouterCommand.self, ContentionSectorCommand.self,
            ContentionPlace.self,
        ])
}
