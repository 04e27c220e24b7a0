// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop addresses`: the address plan and who holds what of it. Each sub-command is one file beside this one.
struct AddressesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "addresses",
        abstract: "The address plan: what it holds, who holds what of it, and who did.",
        discussion: """
            A node of the plan is named by its prefix, its name or #number; a service by its name or number. Commands that \
            change something take --dry-run. What breaks a rule is refused, exit code 1, and nothing is changed.
            """,
        subcommands: [
            AddressesShow.self,
            AddressesAdd.self,
            AddressesPool.self,
            AddressesSplit.self,
            AddressesGrow.self,
            AddressesChange.self,
            AddressesRemove.self,
            AddressesAssign.self,
            AddressesRelease.self,
            AddressesFree.self,
            AddressesFind.self,
            AddressesWho.self,
            AddressesLint.self,
            AddressesImport.self,
            AddressesExport.self,
            AddressesDraw.self,
        ])
}
