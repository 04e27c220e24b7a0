// SPDX-License-Identifier: Apache-2.0

/// What a figure has to reach.
enum Bar: Sendable {
    /// Ours divided by the floor is at most this.
    case ratioAtMost(Double)
    /// Ours divided by the floor is at least this.
    case ratioAtLeast(Double)
    /// Ours is at most this, in the figure's unit.
    case atMost(Double)
    /// Ours is at least this, in the figure's unit.
    case atLeast(Double)

    func isMet(ours: Double, floor: Double) -> Bool {
        switch self {
        case .ratioAtMost(let limit): ours <= limit * floor
        case .ratioAtLeast(let limit): ours >= limit * floor
        case .atMost(let limit): ours <= limit
        case .atLeast(let limit): ours >= limit
        }
    }

    func text(_ unit: Figure.Unit) -> String {
        switch self {
        case .ratioAtMost(let limit): "≤ \(Digits.short(limit)) × floor"
        case .ratioAtLeast(let limit): "≥ \(Digits.short(limit)) × floor"
        case .atMost(let limit): "≤ \(Digits.short(limit)) \(unit.rawValue)"
        case .atLeast(let limit): "≥ \(Digits.short(limit)) \(unit.rawValue)"
        }
    }
}
