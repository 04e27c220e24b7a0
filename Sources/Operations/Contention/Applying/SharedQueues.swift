// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RouterConfig

/// The queues of a router that several lines share, as rows of its own: everything of its tree but the lines.
struct SharedQueues: Equatable {
    let rows: [RouterOSRow]

    /// Rows of both kinds of queues: the router has those of the script that was loaded into it, and only these are changed.
    init(_ scene: ContentionScene, version: SoftwareVersion?) throws {
        let tree = try ContentionTree(scene)
        let shaping = RouterOSShaping(try ShapingBlueprint(tree, of: scene), version: version)
        let all = try shaping.configuration(.simple).rows + shaping.configuration(.tree).rows
        rows = all.filter { $0.isShared }
    }

    /// Changes whenever a router would be told something else; the same in every release.
    var hash: Int64 {
        let texts = rows.flatMap { row in
            row.allArguments.map { "\(row.menu.rawValue) \($0.name) \($0.value.plainText)" }
        }
        return Int64(bitPattern: StableHash.half(of: Array(texts.joined(separator: "\n").utf8).span))
    }
}

extension RouterOSRow {
    /// Whether it is a queue of ours that lines stand below.
    fileprivate var isShared: Bool {
        switch menu {
        case .simpleQueue, .queueTree:
            comment.map { !$0.hasPrefix("\(Self.mark)\(ShapingToken.Kind.line.rawValue)-") } ?? false
        case .queueType, .pppProfile, .addressList4, .addressList6, .mangle4, .mangle6: false
        }
    }
}
