// SPDX-License-Identifier: Apache-2.0

/// What happens to the part of an amount that is smaller than its minor unit. The raw value is the word stored in the
/// database.
public enum RoundingRule: String, Sendable, CaseIterable, Codable {
    /// To the nearest; a half goes away from zero. What most tax offices expect.
    case halfAwayFromZero = "half_away_from_zero"
    /// To the nearest; a half goes to the even neighbour. Without bias over many amounts.
    case halfToEven = "half_to_even"
    /// The part is dropped.
    case towardsZero = "towards_zero"
    /// Any part counts as a whole unit.
    case awayFromZero = "away_from_zero"

    /// `dividend / divisor` as a whole number. The divisor is not zero, and both are far inside Int128.
    func quotient(of dividend: Int128, dividedBy divisor: Int128) -> Int128 {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder != 0 else { return quotient }
        let away: Int128 = (dividend < 0) == (divisor < 0) ? 1 : -1
        let twiceRemainder = remainder.magnitude * 2
        let roundsAway =
            switch self {
            case .towardsZero: false
            case .awayFromZero: true
            case .halfAwayFromZero: twiceRemainder >= divisor.magnitude
            case .halfToEven:
                twiceRemainder > divisor.magnitude
                    || (twiceRemainder == divisor.magnitude && !quotient.isMultiple(of: 2))
            }
        return roundsAway ? quotient + away : quotient
    }
}
