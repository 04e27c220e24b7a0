// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import WebServer

/// `firsthop contention plan`
struct ContentionPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show or say how the lines of a plan share.",
        discussion: "At 1:5 five lines share the rate of one, twenty lines that of four. `none` takes a bundle away.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: ArgumentHelp("How many lines share the rate of one; 1:1 shares nothing.", valueName: "1:5"))
    var ratio: String?

    @Option(help: "Plans with the same name here share one parent.")
    var bundle: String?

    @Flag(inversion: .prefixedNo, help: "Guarantee each line its share of the rates.")
    var guarantee: Bool?

    func run() async throws {
        let terms = try await store.withStore { store in
            let id = try await store.plan(named: plan).id
            guard ratio != nil || bundle != nil || guarantee != nil else { return try await store.contention(of: id) }
            let (ratio, bundle, guarantee) = (try ratio.map(Self.ratio), bundle, guarantee)
            let verb = SetPlanContention(id) { terms in
                terms.ratio = ratio ?? terms.ratio
                if let bundle { terms.bundle = PlanOptions.isNothing(bundle) ? nil : bundle }
                terms.guaranteesShare = guarantee ?? terms.guaranteesShare
            }
            return try await change.perform(verb, in: store)
        }
        output.write(
            json: [
                "dry_run": .bool(change.dryRun), "ratio": .string(terms.ratio.description),
                "bundle": .optional(terms.bundle), "guarantees_share": .bool(terms.guaranteesShare),
            ],
            text: change.told(text(terms)))
    }

    private static func ratio(_ text: String) throws(Refusal) -> ContentionRatio {
        guard let ratio = ContentionRatio(text) else {
            let range = ContentionRatio.range
            throw Refusal(
                .malformed, "“\(text)” is no ratio from 1:\(range.lowerBound) to 1:\(range.upperBound)",
                advice: "write it like 1:5")
        }
        return ratio
    }

    private func text(_ terms: PlanContention) -> String {
        "ratio \(terms.ratio)" + (terms.bundle.map { ", bundle “\($0)”" } ?? "")
            + (terms.guaranteesShare ? ", each line is guaranteed its share" : "") + "\n"
    }
}
