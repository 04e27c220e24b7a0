// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop realm`: how user names with an @ are answered. Each sub-command is one file beside this one.
struct RealmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "realm",
        abstract: "Realms: what becomes of user names by what follows their @.",
        discussion: "Names of an unknown realm are looked up as a whole, like names without one.",
        subcommands: [RealmSet.self, RealmList.self, RealmRemove.self])
}
