// SPDX-License-Identifier: Apache-2.0

/// One of the two ways that traffic of a line goes.
public enum RateDirection: String, Sendable, CaseIterable {
    /// Towards the subscriber.
    case down
    /// From the subscriber.
    case up
}

extension Rates {
    /// The same rate both ways.
    public init(both rate: UInt64) {
        self.init(down: rate, up: rate)
    }

    /// The rate of one direction, in bits per second.
    public subscript(direction: RateDirection) -> UInt64 {
        get {
            switch direction {
            case .down: down
            case .up: up
            }
        }
        set {
            switch direction {
            case .down: down = newValue
            case .up: up = newValue
            }
        }
    }

    /// For each direction the lower of the two rates.
    public func lower(of other: Rates) -> Rates {
        Rates(down: min(down, other.down), up: min(up, other.up))
    }

    /// For each direction the higher of the two rates.
    public func higher(of other: Rates) -> Rates {
        Rates(down: max(down, other.down), up: max(up, other.up))
    }
}
