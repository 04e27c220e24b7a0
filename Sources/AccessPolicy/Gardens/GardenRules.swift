// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// For each reason to block a line, whether a router refuses it or puts it into a walled garden.
public struct GardenRules: Sendable, Hashable {
    private var gardens: [BlockReason: GardenTerms]

    /// Gardens for these reasons; every other reason is refused.
    public init(_ gardens: [BlockReason: GardenTerms] = [:]) {
        self.gardens = gardens
    }

    /// No garden at all.
    public static let allRefused = GardenRules()

    /// What happens for a reason.
    public subscript(reason: BlockReason) -> GardenWay {
        get { gardens[reason].map(GardenWay.garden) ?? .refuse }
        set {
            switch newValue {
            case .refuse: gardens[reason] = nil
            case .garden(let terms): gardens[reason] = terms
            }
        }
    }

    /// The reasons that lead into a garden, in the order of their precedence.
    public var gardenedReasons: [BlockReason] {
        BlockReason.byPrecedence.filter { gardens[$0] != nil }
    }
}

extension GardenRules {
    /// What the operator should know before saving these rules for routers that log lines in with `method`.
    public func warnings(for method: AuthenticationMethod) -> [GardenWarning] {
        guard method.isMSCHAP else { return [] }
        return gardenedReasons.map { reason in
            GardenWarning(reason: reason, method: method, isNever: !reason.canFollowRightPassword)
        }
    }
}
