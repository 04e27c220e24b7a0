// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// How the lines of one router share it.
public struct ContentionRouter: Sendable, Hashable {
    public var id: NASID
    public var name: String
    /// What the router itself can carry; nil when only its sectors and plans set limits.
    public var uplink: Rates?
    public var rule: ContentionRule
    public var position: RouterPosition
    public var counting: MemberCounting

    public init(
        id: NASID, name: String, uplink: Rates? = nil, rule: ContentionRule = .sectors,
        position: RouterPosition = .access, counting: MemberCounting = .assigned
    ) {
        self.id = id
        self.name = name
        self.uplink = uplink
        self.rule = rule
        self.position = position
        self.counting = counting
    }
}

/// What stands directly below the router in its tree. One queue tree has one order of parents, so plans that share across
/// sectors and sectors that have a cap of their own exclude each other. The raw value is the word stored in the database.
public enum ContentionRule: String, Sendable, CaseIterable {
    /// All lines of a plan share its parent, wherever they are; sectors are not enforced.
    case plans
    /// Sectors have their caps; lines of a plan share only with those of their own sector.
    case sectors
}

/// Where a router stands. The raw value is the word stored in the database.
public enum RouterPosition: String, Sendable, CaseIterable {
    /// All lines pass it: many members in one tree, which is what sharing by plan needs.
    case central
    /// One tower or building.
    case access
}

/// Who counts as a member when a parent's rate is worked out. The raw value is the word stored in the database.
public enum MemberCounting: String, Sendable, CaseIterable {
    /// Every line that is placed there.
    case assigned
    /// Lines with an open session.
    case online
}
