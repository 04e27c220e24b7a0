// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

struct MoneyTests {
    private let euro: Currency

    init() throws {
        euro = try Currency(code: "EUR")
    }

    private func euros(_ minorUnits: Int64) -> Money {
        Money(minorUnits: minorUnits, currency: euro)
    }

    @Test func readsAndWritesAmounts() throws {
        for row in try VectorFile("money/text.txt").rows {
            let amount = try Money(parsing: try row.field(0))
            #expect(amount.minorUnits == (try row.field(1) { Int64($0) }), "\(row)")
            #expect(amount.description == (try row.field(2)), "\(row)")
            #expect(try Money(parsing: amount.description) == amount, "\(row)")
        }
        for row in try VectorFile("money/malformed.txt").rows {
            let error = #expect(throws: MoneySyntaxError.self, "\(row)") { try Money(parsing: try row.field(0)) }
            #expect(error?.description.contains(try row.field(1)) == true, "\(row): \(error?.description ?? "")")
        }
    }

    @Test func knowsTheMinorUnits() throws {
        for row in try VectorFile("money/currencies.txt").rows {
            let currency = try Currency(code: try row.field(0))
            #expect(currency.minorDigits == (try row.field(1) { Int($0) }), "\(row)")
            #expect(try Currency(code: currency.code.lowercased()) == currency)
        }
        for code in ["", "EU", "EURO", "XAU", "XTS", "€", "ÉUR"] {
            #expect(throws: CurrencyError.self, "\(code)") { try Currency(code: code) }
        }
    }

    @Test func roundsAsTold() throws {
        let rules: [RoundingRule] = [.halfAwayFromZero, .halfToEven, .towardsZero, .awayFromZero]
        #expect(Set(rules) == Set(RoundingRule.allCases))
        for row in try VectorFile("money/rounding.txt").rows {
            let amount = euros(try row.field(0) { Int64($0) })
            let (numerator, denominator) = (try row.field(1) { Int64($0) }, try row.field(2) { Int64($0) })
            for (index, rule) in rules.enumerated() {
                let expected = try row.field(3 + index)
                let result = Result { try amount.multiplied(by: numerator, over: denominator, rounding: rule) }
                switch result {
                case .success(let product): #expect(String(product.minorUnits) == expected, "\(row), \(rule)")
                case .failure(MoneyError.overflow): #expect(expected == "overflow", "\(row), \(rule)")
                case .failure(MoneyError.zeroDenominator): #expect(expected == "zero", "\(row), \(rule)")
                case .failure(let error): Issue.record("\(row), \(rule): \(error)")
                }
            }
        }
    }

    @Test func neverWrapsAndNeverMixesCurrencies() throws {
        let (most, least) = (euros(.max), euros(.min))
        #expect(try most.subtracting(euros(1)).adding(euros(1)) == most)
        #expect(throws: MoneyError.self) { try most.adding(euros(1)) }
        #expect(throws: MoneyError.self) { try least.subtracting(euros(1)) }
        #expect(throws: MoneyError.self) { try least.negated() }
        #expect(throws: MoneyError.self) { try most.multiplied(by: 2) }
        #expect(try euros(-5).negated() == euros(5))
        #expect(try euros(250).multiplied(by: -3) == euros(-750))
        let dollar = Money(minorUnits: 1, currency: try Currency(code: "USD"))
        #expect(throws: MoneyError.currencyMismatch(euros(1), dollar)) { try euros(1).adding(dollar) }
        #expect(throws: MoneyError.currencyMismatch(euros(1), dollar)) { try euros(1).subtracting(dollar) }
    }

    @Test func sharesOutWithoutLosingACent() throws {
        for row in try VectorFile("money/allocation.txt").rows {
            let amount = euros(try row.field(0) { Int64($0) })
            let weights = try row.field(1).split(separator: " ").compactMap { UInt64($0) }
            let shares = try amount.allocated(over: weights).map { String($0.minorUnits) }
            #expect(shares.joined(separator: " ") == (try row.field(2)), "\(row)")
        }
        #expect(throws: MoneyError.noWeight(euros(5))) { try euros(5).allocated(over: []) }
        #expect(throws: MoneyError.noWeight(euros(5))) { try euros(5).allocated(over: [0, 0]) }
    }

    /// The shares add up, and none is a whole unit away from its exact share.
    @Test func sharesOutFairlyAtRandom() throws {
        var generator = SeededGenerator(seed: 4_217)
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...20, using: &generator)
            let shift = UInt64.random(in: 0..<64, using: &generator)
            let weights = (0..<count).map { _ in generator.next() >> shift }
            let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
            guard total > 0 else { continue }
            let amount = Int64(bitPattern: generator.next()) >> Int64(generator.next() % 64)
            let shares = try euros(amount).allocated(over: weights)
            #expect(shares.reduce(Int128(0)) { $0 + Int128($1.minorUnits) } == Int128(amount))
            for (share, weight) in zip(shares, weights) {
                let exact = Double(amount) * (Double(weight) / Double(total))
                // Doubles err by 2^-50 of the amount at most.
                let tolerance = 1 + Double(amount.magnitude) / 0x1p50
                #expect(abs(Double(share.minorUnits) - exact) <= tolerance)
                #expect(weight > 0 || share.minorUnits == 0)
            }
        }
    }
}
