// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop nas router`: logging in at routers. Each sub-command is one file beside this one.
struct RouterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "router",
        abstract: "How to log in at routers, and what they say of themselves (MikroTik's API).",
        discussion: "A router is named by name or number. Passwords are never shown again.",
        subcommands: [
            RouterSet.self, RouterShow.self, RouterRemove.self, RouterFingerprint.self, RouterTest.self,
            RouterSessions.self, RouterBindings.self, RouterRest.self,
        ])
}
