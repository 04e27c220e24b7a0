// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Puts the panels of all nodes on the poster.
struct PanelLayout {
    private let tree: PlanTree
    private let use: [PlanNodeID: PoolUse]
    /// The numbers of the findings about each node.
    private let marks: [PlanNodeID: [(number: Int, severity: FindingSeverity)]]
    private let weights: PanelWeights

    private(set) var shapes: [DrawnShape] = []

    /// Higher rows would only be empty.
    private static let rowHeightLimit = 420.0

    /// The part of a row that the panel takes; the rest is for the zoom lines to the row below.
    private static let panelShare = 0.62

    /// The white between two panels, where there is room for it.
    private static let gap = 8.0

    init(_ tree: PlanTree, use: [PlanNodeID: PoolUse], findings: [Finding]) {
        self.tree = tree
        self.use = use
        var marks: [PlanNodeID: [(number: Int, severity: FindingSeverity)]] = [:]
        for (index, finding) in findings.enumerated() {
            guard let node = Self.node(of: finding.subject, in: tree) else { continue }
            marks[node, default: []].append((index + 1, finding.severity))
        }
        self.marks = marks
        weights = PanelWeights(tree)
    }

    /// Holdings have no panel: they are marked on the deepest node around them.
    private static func node(of subject: FindingSubject, in tree: PlanTree) -> PlanNodeID? {
        switch subject {
        case .plan: nil
        case .node(let id, _): id
        case .holding(_, let prefix): tree.deepest(containing: prefix)?.id
        }
    }

    private struct Place {
        let node: PlanNode
        let left: Double
        let width: Double
        let top: Double
    }

    mutating func draw(in area: DrawnBox) {
        let roots = tree.roots.map { root in (root, weights.levels(of: root.id)) }
        let rows = roots.reduce(0) { $0 + $1.1 }
        guard rows > 0 else { return }
        let rowHeight = min(Self.rowHeightLimit, area.height / Double(rows))
        var top = area.y
        for (root, levels) in roots {
            // A stack of its own: how deep sites nest is not bounded.
            var pending = [Place(node: root, left: area.x, width: area.width, top: top)]
            while let place = pending.popLast() {
                pending += draw(place, rowHeight: rowHeight)
            }
            top += Double(levels) * rowHeight
        }
    }

    /// Draws one panel and says where its children go.
    private mutating func draw(_ place: Place, rowHeight: Double) -> [Place] {
        let box = DrawnBox(x: place.left, y: place.top, width: place.width, height: rowHeight * Self.panelShare)
        var panel = Panel(place.node, box: box, capacity: Capacity(shownFor: place.node, in: tree, use: use))
        let children = tree.children(of: place.node.id)
        panel.draw(children: children, marks: marks[place.node.id] ?? [])
        shapes += panel.shapes

        let gap = min(Self.gap, place.width * 0.2 / Double(max(1, children.count)))
        let shares = weights.shares(of: children)
        let total = shares.reduce(0, +)
        let room = place.width - gap * Double(max(0, children.count - 1))
        var left = place.left
        var places: [Place] = []
        for (child, share) in zip(children, shares) {
            let width = room * share / total
            let next = Place(node: child, left: left, width: width, top: place.top + rowHeight)
            shapes.append(
                .zoom(
                    from: panel.span(of: child.prefix),
                    to: DrawnSpan(left: left, right: left + width, y: next.top)))
            places.append(next)
            left += width + gap
        }
        return places
    }
}
