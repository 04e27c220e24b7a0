// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `firsthop customer`: who is billed. Each sub-command is one file beside this one.
struct CustomerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer",
        abstract: "Customers, and the companies that bill them.",
        discussion: "A customer is named by number, or by a name that no other one has.",
        subcommands: [
            CustomerAdd.self, CustomerList.self, CustomerShow.self, CustomerChange.self, CustomerBlockCommand.self,
            CustomerUnblock.self, CustomerReasons.self, CustomerCompany.self,
        ])
}
