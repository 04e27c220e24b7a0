// SPDX-License-Identifier: Apache-2.0

extension BinaryInteger {
    /// Division that rounds towards negative infinity, so that instants before 1970 fall into the right second and day.
    /// `divisor` is positive.
    func flooredQuotientAndRemainder(dividingBy divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
