// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

extension PlanRecord {
    /// From the columns that ``Plans`` selects.
    init(row: Row) throws {
        var terms = PlanDescription(name: try row.text(2), rates: try row.rates(3))
        terms.burst = try row.optional(5) { first in
            Burst(
                rates: try row.rates(first), threshold: try row.rates(7), secondsDown: try row.number(9),
                secondsUp: try row.number(10))
        }
        terms.guarantee = try row.optional(11, row.rates)
        terms.priority = try row.optional(13, row.number)
        terms.sessionTimeout = try row.optional(14, row.number)
        terms.idleTimeout = try row.optional(15, row.number)
        terms.interimInterval = try row.optional(16, row.number)
        terms.delegatedLength = try row.int(17)
        terms.pools = try row.poolNames(18)
        terms.dns = try AddressList.addresses(in: try row.text(22))
        terms.addressList = try row.optional(23, row.text)
        terms.profile = try row.optional(24, row.text)
        terms.price = try row.optional(25, row.money)
        self.init(id: try row.id(0), state: try row.word(1), terms: terms)
    }
}

extension PlanDescription {
    /// The columns of a row from `name` to `currency`.
    var values: [SQLValue] {
        [.text(name)] + SQLValue.rates(rates) + SQLValue.rates(burst?.rates) + SQLValue.rates(burst?.threshold)
            + [.number(burst?.secondsDown), .number(burst?.secondsUp)] + SQLValue.rates(guarantee)
            + [
                .number(priority), .number(sessionTimeout), .number(idleTimeout), .number(interimInterval),
                .int(delegatedLength),
            ] + SQLValue.poolNames(pools) + [.text(AddressList.text(of: dns)), .text(addressList), .text(profile)]
            + [.number(price?.minorUnits), .text(price?.currency.code)]
    }
}
