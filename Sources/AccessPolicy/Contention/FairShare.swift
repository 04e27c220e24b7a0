// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// Who gets what of a router's tree in one direction when these lines want so much.
///
/// First everybody gets what they want up to their guarantee. What is left goes by priority, 1 first; lines of one priority get equal
/// shares on top of their guarantees, until they have what they want or something above them is full. That is what queues with
/// equal quanta do with what they lend (HTB). Shares are whole bits per second: what cannot be divided, less than a bit
/// for each line, stays unused.
public struct FairShare: Sendable, Hashable {
    /// What one line gets, and why not more.
    public struct Share: Sendable, Hashable {
        public let service: ServiceID
        /// What it wants, in bits per second.
        public let wanted: UInt64
        /// What it gets.
        public let given: UInt64
        /// Where the tree is full; nil when the line has all that it wants.
        public let bottleneck: Int?
    }

    /// In the order of the tree; lines that want nothing get nothing.
    public let shares: [Share]

    /// What all lines get together, in bits per second.
    public var total: UInt64 { shares.reduce(0) { $0 &+ $1.given } }

    /// - Parameter wants: what each line wants, in bits per second; nothing where it is not named.
    public init(of tree: ContentionTree, _ direction: RateDirection, wants: [ServiceID: UInt64]) {
        var filling = Filling(tree, direction, wants)
        filling.fill()
        shares = filling.shares
    }
}

/// The tree while it is being filled.
private struct Filling {
    private struct Line {
        let service: ServiceID
        let wanted: UInt64
        let priority: UInt8
        /// Itself and its ancestors that have a limit.
        let path: [Int]
        var given: UInt64
        var bottleneck: Int?
        var isDone: Bool { given >= wanted || bottleneck != nil }
    }

    private var lines: [Line] = []
    /// What each node can still carry; nil for no limit.
    private var room: [UInt64?]

    init(_ tree: ContentionTree, _ direction: RateDirection, _ wants: [ServiceID: UInt64]) {
        room = tree.nodes.map { $0.limit?[direction] }
        for (index, node) in tree.nodes.enumerated() {
            guard case .line(let service) = node.subject else { continue }
            let wanted = wants[service] ?? 0
            let given = min(wanted, node.guarantee[direction])
            let path = tree.path(of: index).filter { room[$0] != nil }
            for place in path { take(given, from: place) }
            lines.append(
                Line(service: service, wanted: wanted, priority: node.priority, path: path, given: given))
        }
    }

    var shares: [FairShare.Share] {
        lines.map { line in
            FairShare.Share(
                service: line.service, wanted: line.wanted, given: line.given,
                bottleneck: line.given < line.wanted ? line.bottleneck : nil)
        }
    }

    mutating func fill() {
        for priority in Set(lines.map(\.priority)).sorted() {
            var active = lines.indices.filter { lines[$0].priority == priority && !lines[$0].isDone }
            // Each round ends at least one line.
            while !active.isEmpty {
                raise(active)
                active.removeAll { lines[$0].isDone }
            }
        }
    }

    /// Gives all active lines the same more, as much as every one of them can take, and stops those that can take no more.
    private mutating func raise(_ active: [Int]) {
        var sharers: [Int: UInt64] = [:]
        for line in active {
            for place in lines[line].path { sharers[place, default: 0] += 1 }
        }
        let least = active.map { lines[$0].wanted - lines[$0].given }.min() ?? 0
        let step = sharers.reduce(least) { min($0, (room[$1.key].flatMap { $0 } ?? .max) / $1.value) }
        for line in active {
            lines[line].given += step
            for place in lines[line].path { take(step, from: place) }
        }
        for line in active where !lines[line].isDone {
            lines[line].bottleneck = lines[line].path.first { place in
                (room[place].flatMap { $0 } ?? .max) < sharers[place] ?? 1
            }
        }
    }

    private mutating func take(_ amount: UInt64, from place: Int) {
        room[place] = room[place].flatMap { $0 }.map { $0 - min($0, amount) }
    }
}
