// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct RatesTests {
    @Test func readsAndPrints() throws {
        for row in try VectorFile("network/rates.txt").rows {
            let rates = try Rates(parsing: row.field(0))
            let expected = try Rates(down: row.field(1) { UInt64($0) }, up: row.field(2) { UInt64($0) })
            #expect(rates == expected, "\(row)")
            #expect(try rates.description == row.field(3), "\(row)")
            #expect(try Rates(parsing: rates.description) == rates, "\(row)")
        }
    }

    @Test func namesTheRuleAndThePlaceOfEveryFault() throws {
        for row in try VectorFile("network/malformed-rates.txt").rows {
            let error = #expect(throws: RateSyntaxError.self, "\(row)") { try Rates(parsing: row.field(0)) }
            let reason = try #require(RateSyntaxError.Reason.allCases.first { $0.name == (try? row.field(1)) })
            #expect(error?.reason == reason, "\(row)")
            #expect(try error?.offset == row.field(2) { Int($0) }, "\(row)")
        }
    }

    @Test func scalesExactly() {
        #expect(Rates(down: 99, up: 1_000_000_007).scaled(percent: 50) == Rates(down: 49, up: 500_000_003))
        #expect(Rates(down: .max, up: 1).scaled(percent: 100) == Rates(down: .max, up: 1))
        #expect(Rates(down: .max, up: 1).scaled(percent: 101) == nil)
        #expect(Rates(down: 1, up: .max).scaled(percent: .max) == nil)
        #expect(Rates(down: 5, up: 7).scaled(percent: 0) == Rates(down: 0, up: 0))
    }
}

extension RateSyntaxError.Reason {
    fileprivate var name: String {
        switch self {
        case .missingDirection: "missingDirection"
        case .unexpectedCharacter: "unexpectedCharacter"
        case .fractionOfBit: "fractionOfBit"
        case .tooLarge: "tooLarge"
        }
    }
}
