// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// A row of a file, understood: a line to be added. What it names is looked up later.
struct ServiceDraft: Sendable {
    /// Who the line is for.
    enum Customer: Equatable, Sendable {
        /// A customer who is there already.
        case number(CustomerID)
        /// A new one, or the one that an earlier row with the same key has added.
        case keyed(String)
        /// A new one.
        case own
    }

    let line: Int
    var customer: Customer
    var customerName: String
    var customerState: CustomerState
    var company: String?
    /// Without plan, router and main service, which are named.
    var terms: ServiceDescription
    var plan: String?
    var router: String?
    var mainService: String?
    var password: Secret?
    var delegation: PrefixWish
    var link: PrefixWish
    var ipv4: PrefixWish

    /// The prefixes that staff chose, with their columns.
    var chosenPrefixes: [(column: ServiceColumn, wish: PrefixWish)] {
        [(.delegation, delegation), (.link, link), (.ipv4, ipv4)]
    }
}
