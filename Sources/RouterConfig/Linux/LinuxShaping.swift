// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Turns a blueprint into classes and a map of Linux.
public struct LinuxShaping {
    let blueprint: ShapingBlueprint
    let towardsSubscribers: LinuxInterface
    let towardsInternet: LinuxInterface

    public init(
        _ blueprint: ShapingBlueprint, towardsSubscribers: LinuxInterface, towardsInternet: LinuxInterface
    ) {
        self.blueprint = blueprint
        self.towardsSubscribers = towardsSubscribers
        self.towardsInternet = towardsInternet
    }

    /// The classes and the map; refuses more classes than there are numbers, and lines with the same addresses.
    public func configuration(_ leaf: LinuxLeaf = .fairQueueing) throws(LinuxShapingError) -> LinuxConfiguration {
        guard blueprint.nodes.count <= Int(LinuxClass.maximumMinor) else {
            throw .tooManyClasses(blueprint.nodes.count)
        }
        return LinuxConfiguration(
            router: blueprint.router, towardsSubscribers: towardsSubscribers, towardsInternet: towardsInternet,
            classes: blueprint.nodes.indices.map(shapedClass), leaf: leaf, members: try members())
    }

    /// Classes are numbered in the order of the nodes, from 1.
    private func minor(of index: Int) -> UInt16 { UInt16(truncatingIfNeeded: index + 1) }

    private func shapedClass(_ index: Int) -> LinuxClass {
        let node = blueprint.nodes[index]
        return LinuxClass(
            token: node.token, name: node.name, minor: minor(of: index), parent: node.parent.map(minor) ?? 0,
            down: terms(of: node, .down), up: terms(of: node, .up),
            priority: node.line == nil ? nil : node.priority - 1)
    }

    /// A class at the top has nobody to borrow from, so its rate is all that it ever gets.
    private func terms(of node: ShapingNode, _ direction: RateDirection) -> LinuxClass.Terms {
        let maximum = max(node.maximum[direction], LinuxClass.leastRate)
        let rate = node.parent == nil ? maximum : max(node.guarantee[direction], LinuxClass.leastRate)
        return LinuxClass.Terms(rate: rate, ceiling: maximum)
    }

    private func members() throws(LinuxShapingError) -> [LinuxConfiguration.Member] {
        var all: [(prefix: IPPrefix, index: Int)] = []
        for (index, node) in blueprint.nodes.enumerated() {
            for prefix in PrefixCover.minimal(node.line?.prefixes ?? []) { all.append((prefix, index)) }
        }
        all.sort { ($0.prefix, $0.index) < ($1.prefix, $1.index) }
        // A prefix sorts before what it contains, so neighbours overlap when any do.
        for (earlier, later) in zip(all, all.dropFirst()) where earlier.prefix.overlaps(later.prefix) {
            throw .overlap(
                later.prefix, name: blueprint.nodes[later.index].name, other: blueprint.nodes[earlier.index].name)
        }
        return all.map { LinuxConfiguration.Member(prefix: $0.prefix, minor: minor(of: $0.index)) }
    }
}
