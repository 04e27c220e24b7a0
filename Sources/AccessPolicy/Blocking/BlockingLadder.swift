// SPDX-License-Identifier: Apache-2.0

/// The ways in which a router can block a session in both families, in the order in which they are tried.
///
/// A way that leaves any part of the line open is no rung: all or nothing.
public struct BlockingLadder: Sendable, Hashable {
    /// The first one that works ends the climb; none at all means that a person has to act.
    public let rungs: [BlockingRung]
    /// The ways that were left out, with the first part of the line that they would leave open.
    public let left: [BlockingOmission]

    /// - Parameter order: the operator's wish for this router; ways that are not in it are not tried.
    public init(_ abilities: BlockingAbilities, order: [BlockingWay] = BlockingWay.usualOrder) {
        var (rungs, left): ([BlockingRung], [BlockingOmission]) = ([], [])
        for (place, way) in order.enumerated() where !order[..<place].contains(way) {
            switch Self.rung(way, abilities) {
            case .success(let rung): rungs.append(rung)
            case .failure(let omission): left.append(omission)
            }
        }
        self.rungs = rungs
        self.left = left
    }

    private static func rung(
        _ way: BlockingWay, _ abilities: BlockingAbilities
    ) -> Result<BlockingRung, BlockingOmission> {
        var assurance = BlockingAssurance.documented
        for part in BlockedPart.parts(of: abilities.kind) {
            let own = abilities.assurance(of: way, for: part)
            if case .impossible(let obstacle) = own {
                return .failure(BlockingOmission(way: way, part: part, obstacle: obstacle))
            }
            assurance = assurance.weaker(own)
        }
        let proof: BlockingProof? =
            switch assurance {
            case .believed: abilities.hasRouterAccess ? .readBack : .meter
            case .documented, .impossible: nil
            }
        return .success(BlockingRung(way: way, proof: proof, ending: abilities.ending))
    }
}

/// One way that a router can be blocked in.
public struct BlockingRung: Sendable, Hashable {
    public let way: BlockingWay
    /// What has to be seen before it counts; nil where an acknowledgement is enough.
    public let proof: BlockingProof?
    /// How the open session can be ended; nil where it cannot.
    public let ending: SessionEnding?
}

/// What shows that a way that is only believed to work has worked.
public enum BlockingProof: String, Sendable, CaseIterable {
    /// The router's own lists and sessions, read back.
    case readBack = "read_back"
    /// The next meter readings of both families: nothing worth mentioning passes any more.
    case meter
}

/// A way that would leave a part of the line open.
public struct BlockingOmission: Error, Sendable, Hashable, CustomStringConvertible {
    public let way: BlockingWay
    public let part: BlockedPart
    public let obstacle: BlockingObstacle

    /// For support: the way, the part that would stay open, and why.
    public var description: String {
        "\(way.rawValue) would leave \(part.rawValue) open: \(obstacle.rawValue)"
    }
}
