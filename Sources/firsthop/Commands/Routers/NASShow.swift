// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import WebServer

/// `firsthop nas show`
struct NASShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that is known of a router, with its gardens and extra attributes.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var nas: String

    func run() async throws {
        let (router, rules, extras) = try await store.withStore { store in
            let router = try await store.router(named: nas)
            let rules = try await store.gardenRules().filter { rule in
                rule.scope == .nas(router.id) || rule.scope == .vendor(router.terms.vendor)
            }
            let extras =
                try await store.extraAttributes(of: .vendor(router.terms.vendor))
                + store.extraAttributes(of: .nas(router.id))
            return (router, rules, extras)
        }
        output.write(
            json: [
                "nas": .nas(router), "gardens": .array(rules.map { .gardenRule($0) }),
                "attributes": .array(extras.map { .extraAttribute($0) }),
            ],
            text: NASReport.text(router) + (rules.isEmpty ? "" : GardenTable.text(rules)) + AttributeTable.text(extras))
    }
}
