// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import Documents
import NetworkValues
import Operations
import ProviderValues
import Storage

/// `firsthop addresses draw`: the plan as a poster.
struct AddressesDraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw the plan as an SVG poster: to scale, filled by use, with what the lint finds.")

    @OptionGroup var store: StoreArguments

    @Argument(help: "The node to draw; the whole plan if not given.")
    var node: NodeReference?

    @Option(help: ArgumentHelp("How wide the poster is on paper; 841 is A1.", valueName: "millimetres"))
    var width = 841

    @Option(name: .shortAndLong, help: "The file, which is replaced; - for standard output.")
    var output = "-"

    @Flag(help: "Documentation prefixes are a warning among the findings, not an error.")
    var allowDocumentation = false

    /// From a stamp to a house: what lies outside is a slip of the finger.
    private static let widths = 50...10_000

    func validate() throws {
        guard Self.widths.contains(width) else {
            throw ValidationError(
                "--width is \(width), but must be \(Self.widths.lowerBound) to \(Self.widths.upperBound) millimetres")
        }
    }

    func run() async throws {
        let (snapshot, findings, now) = try await store.withStore { store in
            (
                try await store.addressPlan(),
                try await store.lintAddressPlan(allowDocumentation: allowDocumentation), store.clock.now()
            )
        }
        let root = try node?.node(in: snapshot.tree, as: .outermost)
        let tree = try root.map { try snapshot.tree.cut(at: $0) } ?? snapshot.tree
        let date = CivilDateTime(now, utcOffset: 0).date
        let drawing = PlanDrawing(
            of: tree, title: root.map { "\($0.name) – \($0.prefix)" } ?? "Address plan",
            subtitle: "As of \(date). Every part stands at its true place and size on the scale above it.",
            use: snapshot.use, findings: findings.filter { tree.isConcerned(by: $0) })
        let file = OutputFile(output)
        try file.write(PlanPoster(drawing, widthOnPaper: Double(width)).document.text)
        if !file.isStandardOutput { Terminal.output("drawn to \(output)\n") }
    }
}

extension PlanTree {
    /// A node and everything below it as a tree of its own.
    fileprivate func cut(at root: PlanNode) throws(PlanTreeError) -> PlanTree {
        try PlanTree(
            subtree(of: root.id).map { node in
                var node = node
                if node.id == root.id { node.parent = nil }
                return node
            })
    }

    /// Whether a finding is about something in this tree.
    fileprivate func isConcerned(by finding: Finding) -> Bool {
        switch finding.subject {
        case .plan: true
        case .node(let id, _): node(id) != nil
        case .holding(_, let prefix): roots.contains { $0.prefix.contains(prefix) }
        }
    }
}
