// SPDX-License-Identifier: Apache-2.0

/// What became of something that a router was to have.
public enum RouterOutcome: Sendable, Hashable {
    /// Reading it back showed that it is so. `changes` is what had to be written for it: 0 when it was so already.
    case confirmed(changes: Int)
    /// The router did not take something, or reading it back shows something else; what was written of it may be half of it.
    case refused(String)
    /// The router was told, and whether it is so could not be read back.
    case unverified(RouterTrouble)
    /// The router was not told.
    case notSent(RouterTrouble)

    /// Whether it is known to be so.
    public var isConfirmed: Bool {
        switch self {
        case .confirmed: true
        case .refused, .unverified, .notSent: false
        }
    }
}

extension RouterOutcome {
    /// What is true of both halves: only two confirmed halves are confirmed, and a half that was written is not unsent.
    public func joined(with other: RouterOutcome) -> RouterOutcome {
        switch (self, other) {
        case (.confirmed(let left), .confirmed(let right)): .confirmed(changes: left + right)
        case (.refused, _): self
        case (_, .refused): other
        case (.unverified, _): self
        case (_, .unverified): other
        case (.notSent, .notSent): self
        case (.notSent(let trouble), .confirmed(let changes)), (.confirmed(let changes), .notSent(let trouble)):
            changes == 0 ? .notSent(trouble) : .unverified(trouble)
        }
    }
}

extension RouterOutcome: CustomStringConvertible {
    /// One sentence for the provider's people.
    public var description: String {
        switch self {
        case .confirmed(changes: 0): "the router had it so already"
        case .confirmed: "the router has it so, as reading it back showed"
        case .refused(let reason): "the router does not have it so: \(reason)"
        case .unverified(let trouble): "the router was told, but whether it has done it is not known: \(trouble)"
        case .notSent(let trouble): "the router was not told: \(trouble)"
        }
    }
}
