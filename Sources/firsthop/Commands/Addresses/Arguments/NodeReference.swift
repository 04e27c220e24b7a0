// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues

/// A node of the plan as people name it: by its prefix, its name, or its number after a #.
struct NodeReference: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        text = argument
    }

    /// Which node is meant when several have one prefix, as a NAS and its only pool.
    enum Sense {
        /// The one that contains the others.
        case outermost
        /// The innermost one that can contain nodes.
        case parent
        case pool
        /// There must be only one.
        case single
    }

    func node(in tree: PlanTree, as sense: Sense) throws -> PlanNode {
        let named = try nodes(in: tree)
        guard !named.isEmpty else { throw unknown(in: tree) }
        let fitting = named.filter { node in
            switch sense {
            case .outermost, .single: true
            case .parent: node.poolTerms == nil
            case .pool: node.poolTerms != nil
            }
        }
        guard let first = fitting.first, let last = fitting.last else { throw unfit(named, sense) }
        guard fitting.count > 1 else { return first }
        let isOnePlace = fitting.allSatisfy { $0.prefix == first.prefix }
        switch sense {
        case .outermost where isOnePlace: return first
        case .parent where isOnePlace, .pool where isOnePlace: return last
        case .outermost, .parent, .pool, .single: throw ambiguous(fitting)
        }
    }

    private func nodes(in tree: PlanTree) throws -> [PlanNode] {
        if text.hasPrefix("#") {
            return PlanNodeID(String(text.dropFirst())).flatMap { tree.node($0) }.map { [$0] } ?? []
        }
        let byName = tree.nodes.filter { $0.name == text }
        guard byName.isEmpty, text.contains("/") else { return byName }
        let prefix = try IPPrefix(parsing: text)
        return tree.nodes.filter { $0.prefix == prefix }
    }

    private func unknown(in tree: PlanTree) -> Refusal {
        let nearest = NearestName.of(text, among: tree.nodes.map(\.name) + tree.nodes.map(\.prefix.description))
        return Refusal(
            .notFound, "there is no node “\(text)” in the address plan",
            advice: nearest.map { "did you mean “\($0)”?" }
                ?? "name one by its prefix, its name or #number; `firsthop addresses show` lists them")
    }

    private func unfit(_ nodes: [PlanNode], _ sense: Sense) -> Refusal {
        let found = nodes.map(\.description).joined(separator: ", ")
        return switch sense {
        case .pool: Refusal(.planRule, "“\(text)” is no pool but \(found)", advice: "name a pool")
        case .outermost, .parent, .single:
            Refusal(
                .planRule, "\(found) is a pool, which contains no nodes", advice: "name a block, a site or a NAS")
        }
    }

    private func ambiguous(_ nodes: [PlanNode]) -> Refusal {
        Refusal(
            .malformed, "“\(text)” can be " + nodes.map { "#\($0.id) \($0)" }.joined(separator: " or "),
            advice: "name one by its #number")
    }
}
