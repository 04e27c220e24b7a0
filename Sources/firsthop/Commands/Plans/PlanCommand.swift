// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop plan`: what is sold. Each sub-command is one file beside this one.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plans: rates and terms of access.",
        discussion: "A plan is named by name or number. Rates are down/up as the subscriber sees them: 100M/20M.",
        subcommands: [
            PlanAdd.self, PlanList.self, PlanShow.self, PlanChange.self, PlanArchive.self, PlanAttributes.self,
        ])
}
