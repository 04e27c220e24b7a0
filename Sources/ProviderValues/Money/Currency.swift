// SPDX-License-Identifier: Apache-2.0

/// A currency of ISO 4217, with the number of decimal digits of its minor unit.
public struct Currency: Sendable, Hashable {
    /// Three capital letters, such as `EUR`.
    public let code: String
    /// How many decimals an amount has: 2 for cents, 0 for yen, 3 for dinars.
    public let minorDigits: Int

    /// The currency with this three-letter code, capital or small.
    public init(code: String) throws(CurrencyError) {
        let capital = code.uppercased()
        guard let minorDigits = CurrencyTable.minorDigits[capital] else { throw CurrencyError(code: code) }
        self.code = capital
        self.minorDigits = minorDigits
    }

    /// How many minor units make one: 100 for two digits.
    var minorUnitsPerUnit: Int64 {
        (0..<minorDigits).reduce(1) { power, _ in power * 10 }
    }
}

extension Currency: CustomStringConvertible {
    /// The three-letter code.
    public var description: String { code }
}

/// The code names no currency of the table.
public struct CurrencyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was looked for.
    public let code: String

    /// What was being done, to what, which rule forbids it, and what to do next.
    public var description: String {
        "cannot find a currency called \"\(code)\": it must be a three-letter code of ISO 4217, such as EUR, USD or NPR"
    }
}
