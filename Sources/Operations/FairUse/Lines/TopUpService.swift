// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
public import Storage

/// Adds octets that were bought, or given, to what a line of a capped plan has left; it is judged at once.
public struct TopUpService: Verb {
    public var service: ServiceID
    /// Above 0.
    public var octets: Int64
    public var validity: TopUpValidity
    /// Why, for those who read it later.
    public var note: String?

    public init(_ service: ServiceID, octets: Int64, validity: TopUpValidity, note: String? = nil) {
        self.service = service
        self.octets = octets
        self.validity = validity
        self.note = note
    }

    public var locks: [StoreLock] { [.sessions] }

    /// - Returns: octets that the line can use now, at hours that count.
    public func perform(_ transaction: Transaction) throws -> Int64 {
        let (database, now) = (transaction.database, transaction.now)
        guard octets > 0 else {
            throw Refusal(.malformed, "a top-up of \(octets) octets adds nothing", advice: "give more than 0")
        }
        let name = try Services.find(service, in: database).terms.name
        guard let plan = try FairUsePlan.find(of: service, in: database), let cap = plan.terms.cap else {
            throw Refusal(
                .state,
                "service “\(name)” has no allowance that octets could be added to: its plan's policy has no cap",
                advice: "give its plan a policy with a cap; `firsthop policy show` shows a plan's policy")
        }
        let lines = FairUseLines(transaction: transaction)
        // Brought to today and to its plan first.
        try lines.settle([(service, plan, [])])
        let stored = try CapAccountRows.load([service], in: database)[service]
        var line = FairUseLine(plan.terms, account: stored?.account, now: now)
        line.topUp(octets, validity: validity, now: now)
        guard let account = line.account else { return 0 }
        try CapAccountRows.store(account, cap, of: service, plan: plan.id, in: database)
        try database.execute(
            "INSERT INTO fair_use_top_up (service_id, octets, validity, note, at) VALUES ($1, $2, $3, $4, $5)",
            .id(service), .integer(octets), .text(validity.text), .text(note), .time(now))
        try lines.settle([(service, plan, [])])
        return account.left(cap, on: plan.terms.today(now))
    }
}
