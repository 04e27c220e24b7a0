// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds a company: who issues invoices.
public struct AddCompany: Verb {
    public var name: String
    public var currency: Currency
    /// The zone in which its days and months begin, such as “Europe/Prague”.
    public var billingZone: String

    public init(name: String, currency: Currency, billingZone: String) {
        self.name = name
        self.currency = currency
        self.billingZone = billingZone
    }

    public func perform(_ transaction: Transaction) throws -> CompanyID {
        try checkZone()
        return try insert(transaction)
    }

    /// A zone that nobody knows would be found out with the first invoice, or the first limit of a month.
    private func checkZone() throws(Refusal) {
        do {
            _ = try ZoneDatabase().rules(named: billingZone)
        } catch {
            throw Refusal(.malformed, "\(error)", advice: "name a zone such as Europe/Prague")
        }
    }

    private func insert(_ transaction: Transaction) throws -> CompanyID {
        try transaction.added(
            .company,
            try transaction.database.insert(
                "INSERT INTO company (name, currency, billing_zone) VALUES ($1, $2, $3)",
                .text(name), .text(currency.code), .text(billingZone)))
    }
}
