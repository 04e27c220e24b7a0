// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Documents
import NetworkValues
import Operations
import ProviderValues

/// A router's tree as something to draw.
struct ContentionPicture {
    let tree: RateTree

    /// Measured over the last week: Sundays differ from Mondays.
    static let measuredSeconds: Int64 = 7 * 86_400

    /// Below this many lines each is drawn; more would make a drawing that nobody can read.
    private static let drawnLines = 60

    init(_ tree: ContentionTree, measured: MeasuredRates, at now: Timestamp) {
        let name = tree.nodes.first?.name ?? ""
        let withLines = (tree.nodes.first?.lines ?? 0) <= Self.drawnLines
        let date = CivilDateTime(now, utcOffset: 0).date
        let places = Self.inDrawingOrder(tree).filter { withLines || tree.nodes[$0].subject.kind != "line" }
        self.tree = RateTree(
            title: "Capacity of \(name)",
            subtitle: "As of \(date), measured over seven days."
                + (withLines ? "" : " \(tree.nodes.first?.lines ?? 0) lines are not drawn one by one."),
            places: places.map { Self.place($0, tree, measured.rates[$0]) })
    }

    /// Every place directly followed by what stands below it.
    private static func inDrawingOrder(_ tree: ContentionTree) -> [Int] {
        var order: [Int] = []
        var pending = tree.nodes.isEmpty ? [] : [0]
        while let index = pending.popLast() {
            order.append(index)
            pending += tree.children(of: index).reversed()
        }
        return order
    }

    private static func place(_ index: Int, _ tree: ContentionTree, _ measured: Rates) -> RateTree.Place {
        let node = tree.nodes[index]
        let lines = node.subject.kind == "line" ? "" : ", \(node.lines) lines"
        return RateTree.Place(
            name: node.name, kind: node.subject.kind + lines, level: tree.path(of: index).count - 1,
            bars: RateDirection.allCases.map { direction in
                let limit = node.limit?[direction]
                let oversold = node.oversubscription(direction).map { ", sold \($0.description) times" } ?? ""
                return RateTree.Bar(
                    label: direction == .down ? "↓" : "↑", capacity: limit.map { Double($0) },
                    sold: Double(node.sold[direction]), measured: Double(measured[direction]),
                    words:
                        "\(RateWords.rate(measured[direction])) of \(limit.map(RateWords.rate) ?? "no limit")\(oversold)"
                )
            })
    }
}
