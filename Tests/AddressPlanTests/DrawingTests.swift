// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

struct DrawingTests {
    @Test func everythingIsOnThePosterAndToScale() throws {
        for demo in DemoPlan.all {
            let tree = try Plans.tree(of: demo)
            let holdings = try Plans.holdings(of: demo, in: tree, now: Plans.now)
            var tally = HoldingTally(now: Plans.now)
            for holding in holdings { tally.count(holding) }
            let findings = try PlanLint.findings(in: PlanFacts(tree: tree, now: Plans.now), holdings: holdings)
            let drawing = PlanDrawing(
                of: tree, title: demo.name, subtitle: demo.purpose, use: tally.use, findings: findings)
            #expect(
                drawing
                    == PlanDrawing(
                        of: tree, title: demo.name, subtitle: demo.purpose, use: tally.use, findings: findings))
            expectInside(drawing)
            try expectToScale(drawing, of: tree)
            let marks = drawing.shapes.filter { if case .mark = $0 { true } else { false } }
            // Each finding once in the list and once on a panel.
            #expect(marks.count == 2 * findings.count)
        }
    }

    /// Plans of any size and depth fit on the poster.
    @Test func largePlansStayOnThePoster() throws {
        let block = try IPPrefix(parsing: "2a0f:f041::/32")
        var nodes = [PlanNode(id: PlanNodeID(1), parent: nil, prefix: block, name: "wide", role: .block)]
        for index in 0..<500 {
            let prefix = try #require(block.subnet(at: UInt128(index), length: 44))
            nodes.append(
                PlanNode(
                    id: PlanNodeID(Int64(index + 2)), parent: PlanNodeID(1), prefix: prefix,
                    name: "a name of some length",
                    role: .nas))
        }
        for depth in Int64(0)..<60 {
            nodes.append(
                PlanNode(
                    id: PlanNodeID(1000 + depth), parent: PlanNodeID(depth == 0 ? 3 : 999 + depth),
                    prefix: nodes[2].prefix,
                    name: "deep", role: .site))
        }
        let tree = try PlanTree(nodes)
        expectInside(PlanDrawing(of: tree, title: String(repeating: "long ", count: 500), subtitle: ""))
        expectInside(PlanDrawing(of: try PlanTree([]), title: "", subtitle: ""))
    }

    private func expectInside(_ drawing: PlanDrawing) {
        for shape in drawing.shapes {
            switch shape {
            case .box(let box, _, _):
                #expect(box.x >= 0 && box.y >= 0 && box.right <= drawing.width + 0.02 && box.bottom <= drawing.height)
                #expect(box.width >= 0 && box.height > 0)
            case .zoom(let from, let to):
                #expect(from.left <= from.right && to.left <= to.right && from.y <= to.y)
            case .mark(let x, let y, let radius, _):
                #expect(
                    x - radius >= 0 && x + radius <= drawing.width && y - radius >= 0 && y + radius <= drawing.height)
            case .text(let text):
                #expect(text.baseline > 0 && text.baseline < drawing.height && text.size > 0)
            }
        }
    }

    /// Each child's box begins and ends on its parent's scale where its addresses do.
    private func expectToScale(_ drawing: PlanDrawing, of tree: PlanTree) throws {
        for node in tree.nodes {
            guard let parent = tree.parent(of: node.id) else { continue }
            let panel = try #require(panels(drawing).first { $0.title.hasPrefix(parent.description) }).box
            let child = try #require(children(drawing).first { $0.title == node.description }).box
            let count = try #require(parent.prefix.subnetCount(length: node.prefix.length))
            let index = try #require(parent.prefix.index(of: node.prefix))
            let left = panel.x + panel.width * Double(index) / Double(count)
            let width = max(0.75, panel.width / Double(count))
            #expect(abs(child.x - left) < 1 && abs(child.width - width) < 0.02, "\(node) in \(parent)")
            #expect(child.y >= panel.y && child.bottom <= panel.bottom + 0.02)
        }
    }

    private func panels(_ drawing: PlanDrawing) -> [(box: DrawnBox, title: String)] {
        drawing.shapes.compactMap { shape in
            guard case .box(let box, .panel, let title?) = shape, box.height > 20 else { return nil }
            return (box, title)
        }
    }

    private func children(_ drawing: PlanDrawing) -> [(box: DrawnBox, title: String)] {
        drawing.shapes.compactMap { shape in
            guard case .box(let box, .child, let title?) = shape else { return nil }
            return (box, title)
        }
    }
}
