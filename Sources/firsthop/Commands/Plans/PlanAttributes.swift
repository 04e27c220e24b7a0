// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop plan attributes`
struct PlanAttributes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attributes",
        abstract: "Show or set what is added to answers for lines of a plan.",
        discussion: "Names and values are checked against the dictionaries: Framed-Filter-Id=vip, Mikrotik-Group=gold.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The plan.")
    var plan: String

    @OptionGroup var options: AttributeOptions

    func run() async throws {
        let attributes = try await store.withStore { store in
            let scope = AttributeScope.plan(try await store.plan(named: plan).id)
            if options.changesAnything { try await change.perform(try options.verb(scope), in: store) }
            return try await store.extraAttributes(of: scope)
        }
        output.write(
            json: ["attributes": .array(attributes.map { .extraAttribute($0) })], text: AttributeTable.text(attributes))
    }
}
