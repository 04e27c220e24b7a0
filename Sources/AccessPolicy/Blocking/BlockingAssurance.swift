// SPDX-License-Identifier: Apache-2.0

/// How sure it is that a way blocks a part of a line.
public enum BlockingAssurance: Sendable, Hashable {
    /// The vendor documents it: an acknowledgement is enough.
    case documented
    /// It is believed to work: it counts only when the proof has been seen, and gives way to the next rung otherwise.
    case believed
    /// It does not work; the reason is for support.
    case impossible(BlockingObstacle)

    /// The less sure of two.
    func weaker(_ other: BlockingAssurance) -> BlockingAssurance {
        switch (self, other) {
        case (.impossible, _): self
        case (_, .impossible): other
        case (.believed, _), (_, .believed): .believed
        case (.documented, .documented): .documented
        }
    }
}

/// Why a way cannot block a line.
public enum BlockingObstacle: String, Sendable, CaseIterable, Hashable {
    /// We have no login to the router's own interface, or there is none that we speak.
    case noRouterAccess = "no access to the router itself"
    /// Nobody asks us when such a line comes up.
    case neverAsks = "such lines never ask us"
    /// The router takes no changes of such sessions.
    case takesNoChanges = "the router takes no changes of such sessions"
    /// The router cannot be told to end such sessions, and they do not run out by themselves.
    case sessionCannotEnd = "such sessions can neither be ended nor run out"
    /// The change needs a profile of the router that holds both families, and none is named.
    case noGardenProfile = "no garden profile is named for the router"
    /// Without a pool for it the router would give such addresses from a pool of its own.
    case noRejectPool = "no reject pool is named for it"
    /// The router's version cannot be told which pool to take.
    case poolNotChoosable = "this version cannot be told which pool to take"
    /// There is a garden for the reason, so the session cannot be refused; or there is none.
    case otherRule = "the rule for the reason says otherwise"
}
