// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop service`: the access lines. Each sub-command is one file beside this one.
struct ServiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service",
        abstract: "Access lines: who may be online, and how.",
        discussion: "A service is named by name, user name or number. Passwords are never shown.",
        subcommands: [
            ServiceAdd.self, ServiceList.self, ServiceShow.self, ServiceChange.self, ServiceEnd.self,
            ServiceImport.self, ServiceExport.self, ServiceTimeline.self,
        ])
}
