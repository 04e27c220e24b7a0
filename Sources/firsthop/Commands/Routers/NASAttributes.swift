// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop nas attributes`
struct NASAttributes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attributes",
        abstract: "Show or set what is added to answers to a router, or to all of a vendor.",
        discussion: "Names and values are checked against the dictionaries.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var routers: RouterScopeOptions
    @OptionGroup var options: AttributeOptions

    func run() async throws {
        let attributes = try await store.withStore { store in
            let scope: AttributeScope =
                switch try await routers.scope(in: store) {
                case .nas(let id): .nas(id)
                case .vendor(let vendor): .vendor(vendor)
                }
            if options.changesAnything { try await change.perform(try options.verb(scope), in: store) }
            return try await store.extraAttributes(of: scope)
        }
        output.write(
            json: ["attributes": .array(attributes.map { .extraAttribute($0) })], text: AttributeTable.text(attributes))
    }
}
