// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop contention shares`
struct ContentionShares: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shares",
        abstract: "Work out who gets what when these lines want everything at once.",
        discussion: "Guarantees first, then by priority, then equal shares of what is left.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var router: String

    @Option(help: "A line that wants everything; may be repeated. All lines if not given.")
    var line: [String] = []

    @Option(help: "The direction: down or up.")
    var direction = RateDirection.down

    func run() async throws {
        let (scene, lines) = try await store.withStore { store in
            var lines: [ServiceID] = []
            for name in line { lines.append(try await store.service(named: name).id) }
            return (try await store.contentionScene(of: try await store.router(named: router).id), lines)
        }
        let tree = try ContentionTree(scene)
        let wanting = line.isEmpty ? scene.lines.map(\.id) : lines
        let wants = Dictionary(wanting.map { ($0, UInt64.max) }) { first, _ in first }
        let shares = FairShare(of: tree, direction, wants: wants).shares.filter { $0.wanted > 0 }
        output.write(json: .array(shares.map { json($0, tree) }), text: text(shares, tree))
    }

    private func json(_ share: FairShare.Share, _ tree: ContentionTree) -> JSONValue {
        [
            "service": .id(share.service), "bits_per_second": .integer(Int64(clamping: share.given)),
            "limited_by": .optional(share.bottleneck.map { tree.nodes[$0].name }),
        ]
    }

    private func text(_ shares: [FairShare.Share], _ tree: ContentionTree) -> String {
        var table = Table(.prose("LINE"), .number("GETS"), .prose("LIMITED BY"))
        for share in shares {
            let name = tree.node(.line(share.service))?.name ?? "\(share.service)"
            let place = share.bottleneck.map { tree.nodes[$0] }
            table.add(name, RateWords.rate(share.given), place.map { "\($0.subject.kind) “\($0.name)”" } ?? "")
        }
        return table.text()
    }
}

extension RateDirection: OptionWord {}
