// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop policy`: what lines may do. Each sub-command is one file beside this one.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "What lines may do: fair use, and what becomes of lines that may not be online.",
        subcommands: [
            PolicyList.self, PolicyShow.self, PolicySet.self, PolicyRemove.self, PolicyPreview.self, PolicyExplain.self,
            PolicySimulate.self, PolicyTopUp.self, PolicyNotices.self, PolicyCharges.self, PolicyRules.self,
            PolicyPages.self,
        ])
}
