// SPDX-License-Identifier: Apache-2.0

/// An exact amount: a whole number of minor units (cents) of one currency.
///
/// No operation rounds unless it is told how, and none wraps: what does not fit is an error.
public struct Money: Sendable, Hashable {
    /// Cents, yen, fils: see `Currency.minorDigits`.
    public let minorUnits: Int64
    /// Whose minor units they are.
    public let currency: Currency

    /// So many minor units: 1,234 is 12.34 euros.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in `currency`.
    public static func zero(_ currency: Currency) -> Money {
        Money(minorUnits: 0, currency: currency)
    }

    /// The sum. Throws when the currencies differ or the sum does not fit.
    public func adding(_ other: Money) throws(MoneyError) -> Money {
        try requireSameCurrency(other)
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .overflow("adding \(other) to \(self)") }
        return Money(minorUnits: sum, currency: currency)
    }

    /// The difference. Throws when the currencies differ or the difference does not fit.
    public func subtracting(_ other: Money) throws(MoneyError) -> Money {
        try requireSameCurrency(other)
        let (difference, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .overflow("subtracting \(other) from \(self)") }
        return Money(minorUnits: difference, currency: currency)
    }

    /// The same amount with the other sign.
    public func negated() throws(MoneyError) -> Money {
        try Money.zero(currency).subtracting(self)
    }

    /// The amount `count` times.
    public func multiplied(by count: Int64) throws(MoneyError) -> Money {
        let (product, overflow) = minorUnits.multipliedReportingOverflow(by: count)
        guard !overflow else { throw .overflow("multiplying \(self) by \(count)") }
        return Money(minorUnits: product, currency: currency)
    }

    /// The amount times `numerator / denominator`, computed exactly and rounded once. A rate of 7.5 % is 75 over 1,000.
    public func multiplied(
        by numerator: Int64, over denominator: Int64, rounding rule: RoundingRule
    ) throws(MoneyError) -> Money {
        guard denominator != 0 else { throw .zeroDenominator(self) }
        // Int64 × Int64 always fits Int128, and so does either sign of the denominator.
        let product = Int128(minorUnits) * Int128(numerator)
        let quotient = rule.quotient(of: product, dividedBy: Int128(denominator))
        guard let rounded = Int64(exactly: quotient) else {
            throw .overflow("multiplying \(self) by \(numerator)/\(denominator)")
        }
        return Money(minorUnits: rounded, currency: currency)
    }

    private func requireSameCurrency(_ other: Money) throws(MoneyError) {
        guard currency == other.currency else { throw .currencyMismatch(self, other) }
    }
}

/// Why an amount could not be computed.
public enum MoneyError: Error, Sendable, Hashable {
    /// The result has more than 63 bits; the text says what was being computed.
    case overflow(String)
    /// The amounts are in different currencies.
    case currencyMismatch(Money, Money)
    /// The amount was to be divided by zero.
    case zeroDenominator(Money)
    /// The amount was to be shared out, but nobody has a weight above zero.
    case noWeight(Money)
}

extension MoneyError: CustomStringConvertible {
    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        switch self {
        case .overflow(let operation):
            "\(operation) gives an amount that cannot be stored: check the amounts for a slip of the decimal point"
        case .currencyMismatch(let left, let right):
            "cannot compute with \(left) and \(right) together: convert one of them first"
        case .zeroDenominator(let amount):
            "cannot divide \(amount) by zero: give a denominator other than zero"
        case .noWeight(let amount):
            "cannot share out \(amount): at least one share needs a weight above zero"
        }
    }
}
