// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// One node's panel: its names, and below them its scale.
struct Panel {
    private let node: PlanNode
    private let box: DrawnBox
    private let capacity: Capacity
    private let scale: DrawnBox
    private let fill: DrawnFill

    private(set) var shapes: [DrawnShape] = []

    /// The part of a panel's height that its scale takes.
    private static let scaleShare = 0.3

    private static let largestShown: UInt128 = 1 << 40

    /// What is thinner cannot be seen on paper.
    private static let hairline = 0.75

    init(_ node: PlanNode, box: DrawnBox, capacity: Capacity) {
        self.node = node
        self.box = box
        self.capacity = capacity
        fill = .panel(node.role.kind)
        let height = box.height * Self.scaleShare
        scale = DrawnBox(x: box.x, y: box.bottom - height, width: box.width, height: height)
    }

    mutating func draw(children: [PlanNode], marks: [(number: Int, severity: FindingSeverity)]) {
        shapes.append(.box(box, fill, title: title))
        shapes.append(.box(scale, .free, title: nil))
        if let terms = node.poolTerms {
            drawUse(terms.kind)
        } else {
            drawScale(children)
        }
        let markWidth = drawMarks(marks)
        drawNames(width: box.width - markWidth)
    }

    /// The true place of a prefix at the lower edge of the scale.
    func span(of prefix: IPPrefix) -> DrawnSpan {
        let place = place(of: prefix)
        return DrawnSpan(left: place.x, right: place.right, y: scale.bottom)
    }

    private var title: String {
        guard capacity.customers > 0 else { return node.description }
        return "\(node): \(customers)"
    }

    private var customers: String {
        let taken = GroupedDigits.text(capacity.customers - capacity.free)
        // Twenty digits of single addresses tell nobody anything.
        guard capacity.customers <= Self.largestShown else { return "\(taken) taken" }
        let share = "(\(capacity.takenPermille / 10) %)"
        guard node.poolTerms == nil else { return "\(taken) of \(GroupedDigits.text(capacity.customers)) \(share)" }
        return "\(taken) of \(GroupedDigits.text(capacity.customers, "customer")) \(share)"
    }

    private func place(of prefix: IPPrefix) -> DrawnBox {
        let offset =
            AddressInterval(prefix).first - min(AddressInterval(prefix).first, AddressInterval(node.prefix).first)
        let unit = Double(sign: .plus, exponent: node.prefix.mappedLength - 128, significand: 1)
        let share = Double(sign: .plus, exponent: node.prefix.mappedLength - prefix.mappedLength, significand: 1)
        let width = min(scale.width, max(Self.hairline, scale.width * share))
        let left = min(scale.x + scale.width * Double(offset) * unit, scale.right - width)
        return DrawnBox(x: left, y: scale.y, width: width, height: scale.height)
    }

    private mutating func drawScale(_ children: [PlanNode]) {
        for child in children where child.growthReserve > 0 {
            shapes.append(.box(place(of: child.footprint), .reserve, title: nil))
        }
        for child in children {
            shapes.append(.box(place(of: child.prefix), .child(child.role.kind), title: child.description))
        }
    }

    private mutating func drawUse(_ kind: PoolKind) {
        guard capacity.customers > 0 else { return }
        let all = Double(capacity.customers)
        let held = scale.width * min(1, Double(capacity.held) / all)
        let kept = min(scale.width - held, scale.width * Double(capacity.kept) / all)
        if held > 0 {
            let box = DrawnBox(
                x: scale.x, y: scale.y, width: min(scale.width, max(Self.hairline, held)), height: scale.height)
            shapes.append(.box(box, .held(kind), title: nil))
        }
        if kept > 0 {
            let box = DrawnBox(x: scale.x + held, y: scale.y, width: kept, height: scale.height)
            shapes.append(.box(box, .kept, title: nil))
        }
    }

    /// Marks in the upper right corner; returns the width that they take.
    private mutating func drawMarks(_ marks: [(number: Int, severity: FindingSeverity)]) -> Double {
        let radius = max(3, min(11, box.height * 0.08))
        var used = 0.0
        for mark in marks where used + 2.4 * radius <= box.width {
            let x = box.right - used - 1.3 * radius
            let y = box.y + 1.4 * radius
            shapes.append(.mark(x: x, y: y, radius: radius, mark.severity))
            shapes.append(
                .text(
                    DrawnText(
                        String(mark.number), x: x, baseline: y + radius * 0.4, size: radius * 1.15, anchor: .middle,
                        isBold: true, isLight: true)))
            used += 2.4 * radius
        }
        return used
    }

    private mutating func drawNames(width: Double) {
        let largest = max(5, min(30, box.height * 0.16))
        let room = width - largest * 0.8
        var lines = [(node.name, true), (node.prefix.description, false)]
        if capacity.customers > 0 { lines.append((customers, false)) }
        let size =
            lines.map { DrawnText.size(of: $0, fitting: room, atMost: largest, isBold: $1) }.min() ?? largest
        var baseline = box.y + size * 1.3
        for (text, isBold) in lines {
            if let line = DrawnText.cut(text, to: room, size: size, isBold: isBold) {
                shapes.append(
                    .text(
                        DrawnText(
                            line, x: box.x + largest * 0.4, baseline: baseline, size: size, isBold: isBold,
                            isLight: fill.isDark)))
            }
            baseline += size * 1.3
        }
    }
}
