// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop contention sector`: capped segments of routers.
struct ContentionSectorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sector",
        abstract: "Capped segments of routers, such as access points.",
        subcommands: [
            ContentionSectorAdd.self, ContentionSectorList.self, ContentionSectorChange.self,
            ContentionSectorRemove.self,
        ])
}
