// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import Operations

@Suite struct PlanPricesTests {
    @Test func aDifferenceHasItsPrice() throws {
        let plans = try Self.plans()
        let prices = PlanPrices(plans)
        for row in try VectorFile("drift/prices.txt").rows {
            let kind = try row.field(0)
            let cost: Money?
            switch kind {
            case "surplus", "shortfall":
                let name = try row.field(1)
                let plan = plans.first { $0.name == name }?.id
                let (paid, found) = (try Self.rates(try row.field(2)), try Self.rates(try row.field(3)))
                cost =
                    kind == "surplus"
                    ? prices.surplus(of: plan, paid: paid, found: found)
                    : prices.shortfall(of: plan, paid: paid, found: found)
            default: cost = prices.cheapest(atLeast: try Self.rates(try row.field(1)))
            }
            let wanted = try row.field(row.fields.count - 1)
            #expect((cost.map { "\($0.minorUnits)" } ?? "-") == wanted, "\(row)")
        }
    }

    @Test func ofOneCurrencyTheCheapestIsKnown() throws {
        let euros = try Self.plans().filter { $0.terms.price?.currency.code != "CZK" }
        let prices = PlanPrices(euros)
        let (quick, endless) = (try Self.rates("60M/1M"), try Self.rates("none"))
        #expect(prices.cheapest(atLeast: quick)?.minorUnits == 2_990)
        #expect(prices.cheapest(atLeast: endless) == nil)
        #expect(prices.half(of: PlanID(1))?.minorUnits == 495)
    }

    private static func plans() throws -> [PlanRecord] {
        let terms = [
            ("small", "10M/2M", "9.90 EUR"), ("home", "50M/10M", "19.90 EUR"), ("fast", "100M/20M", "29.90 EUR"),
            ("old", "100M/20M", "34.90 EUR"), ("gift", "20M/4M", nil), ("abroad", "200M/40M", "900 CZK"),
        ]
        return try terms.enumerated().map { index, terms in
            var description = PlanDescription(name: terms.0, rates: try Rates(parsing: terms.1))
            description.price = try terms.2.map { try Money(parsing: $0) }
            return PlanRecord(id: PlanID(Int64(index + 1)), state: .active, terms: description)
        }
    }

    private static func rates(_ text: String) throws -> Rates {
        text == "none" ? Rates(down: .max, up: .max) : try Rates(parsing: text)
    }
}
