// SPDX-License-Identifier: Apache-2.0

extension Money {
    /// Reads an amount with its currency: `12.34 EUR` or `EUR 12.34`.
    public init(parsing text: String) throws(MoneySyntaxError) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2 else { throw MoneySyntaxError(text: text, reason: .expectedAmountAndCurrency) }
        for (amount, code) in [(words[0], words[1]), (words[1], words[0])] {
            guard let currency = try? Currency(code: String(code)) else { continue }
            try self.init(parsing: String(amount), in: currency)
            return
        }
        throw MoneySyntaxError(text: text, reason: .unknownCurrency)
    }

    /// Reads an amount whose currency is known from elsewhere, such as a column heading: `12`, `12.3`, `-12.34`. No
    /// grouping, and no more decimals than the currency has.
    public init(parsing amount: String, in currency: Currency) throws(MoneySyntaxError) {
        func fail(_ reason: MoneySyntaxError.Reason) -> MoneySyntaxError {
            MoneySyntaxError(text: amount, reason: reason)
        }
        let isNegative = amount.utf8.first == UInt8(ascii: "-")
        let parts = amount.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !decimals.isEmpty else {
            throw fail(.expectedDigits)
        }
        guard decimals.count <= currency.minorDigits else { throw fail(.tooManyDecimals(currency)) }
        let padding = Array(repeating: UInt8(ascii: "0"), count: currency.minorDigits - decimals.count)
        var minorUnits: Int64 = 0
        for byte in Array(whole) + decimals + padding {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { throw fail(.expectedDigits) }
            let digit = Int64(byte - UInt8(ascii: "0"))
            // Counted downwards, since the most negative amount has no positive twin.
            let (tenfold, first) = minorUnits.multipliedReportingOverflow(by: 10)
            let (sum, second) = tenfold.subtractingReportingOverflow(digit)
            guard !first, !second else { throw fail(.tooLarge) }
            minorUnits = sum
        }
        guard isNegative || minorUnits != .min else { throw fail(.tooLarge) }
        self.init(minorUnits: isNegative ? minorUnits : -minorUnits, currency: currency)
    }
}

extension Money: CustomStringConvertible {
    /// `-12.34 EUR`: all decimals, no grouping; parses back to the same amount. People see a localised form elsewhere.
    public var description: String { amountText + " " + currency.code }

    /// The amount without its currency: `-12.34`.
    public var amountText: String {
        let (whole, part) = minorUnits.magnitude
            .quotientAndRemainder(dividingBy: UInt64(currency.minorUnitsPerUnit))
        let sign = minorUnits < 0 ? "-" : ""
        guard currency.minorDigits > 0 else { return sign + String(whole) }
        let digits = String(part)
        let zeros = String(repeating: "0", count: currency.minorDigits - digits.utf8.count)
        return "\(sign)\(whole).\(zeros)\(digits)"
    }
}

/// Why a text is not an amount of money.
public struct MoneySyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was read.
    public let text: String
    /// Which rule it breaks.
    public let reason: Reason

    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        case expectedAmountAndCurrency
        case unknownCurrency
        case expectedDigits
        case tooManyDecimals(Currency)
        case tooLarge
    }

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        let problem =
            switch reason {
            case .expectedAmountAndCurrency: "an amount, one space and a currency are expected"
            case .unknownCurrency: "neither word is a currency of ISO 4217"
            case .expectedDigits: "only digits and one decimal point between digits are allowed"
            case .tooManyDecimals(let currency): "\(currency) has \(currency.minorDigits) decimals, this has more"
            case .tooLarge: "the amount has more digits than can be stored"
            }
        return "cannot read \"\(text)\" as an amount of money: \(problem); write it like 12.34 EUR"
    }
}
