// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
public import Storage

/// Asks what fair use would make of every line in the coming days, if each went on using as much as it did at the same hours of the
/// days before. Reads only.
public struct FairUseSimulation: Sendable {
    /// Days behind and ahead that are looked at: 1 … 31.
    public var days: Int
    /// Only lines of this plan.
    public var plan: PlanID?
    /// Another policy for that plan, tried beside the present one.
    public var document: FairUseDocument?

    public init(days: Int = 7, plan: PlanID? = nil, document: FairUseDocument? = nil) {
        self.days = days
        self.plan = plan
        self.document = document
    }

    public static let possibleDays = 1...31
    /// Lines whose use is in memory at a time.
    private static let linesAtOnce = 1_000

    public func run(in store: Store) async throws -> SimulationReport {
        guard Self.possibleDays.contains(days) else {
            throw Refusal(.malformed, "\(days) days ahead cannot be simulated", advice: "choose 1 to 31")
        }
        guard document == nil || plan != nil else {
            throw Refusal(.malformed, "a policy is tried for a plan", advice: "name the plan")
        }
        let now = store.clock.now()
        let subjects = try await store.read { try self.subjects(in: $0) }
        var report = SimulationReport(
            from: now, to: now.advanced(by: .seconds(days * 86_400)), hasChange: document != nil)
        for start in stride(from: 0, to: subjects.count, by: Self.linesAtOnce) {
            let part = Array(subjects[start..<min(start + Self.linesAtOnce, subjects.count)])
            let span = report.from..<report.to
            for line in try await store.read({ try forecast(part, over: span, in: $0) }) {
                if let present = line.present { report.present.add(present) }
                if let changed = line.changed { report.changed.add(changed) }
                guard line.present?.isUneventful == false || line.changed?.isUneventful == false else { continue }
                report.lines.append(line)
            }
        }
        return report
    }

    /// A line with the policies that it is tried under.
    private struct Subject: Sendable {
        let service: ServiceID
        let name: String
        let present: FairUsePlan?
        let changed: FairUseTerms?
    }

    /// The lines in question, by their numbers.
    private func subjects(in database: Database) throws -> [Subject] {
        var plans = FairUsePlans()
        try plans.refresh(in: database)
        var changed: [String: FairUseTerms] = [:]
        let rates = try plan.map { try Plans.find($0, in: database).terms.rates }
        let rows = try database.all(
            """
            SELECT s.id, s.name, s.plan_id, m.billing_zone, s.access_kind
            FROM internet_service s JOIN customer c ON c.id = s.customer_id JOIN company m ON m.id = c.company_id
            WHERE s.state <> 'archived' AND s.plan_id IS NOT NULL AND ($1 = 0 OR s.plan_id = $1) ORDER BY s.id
            """, .integer(plan?.value ?? 0)
        ) { row in
            (
                service: try row.id(0) as ServiceID, name: try row.text(1), plan: try row.id(2) as PlanID,
                zone: try row.text(3), kind: try row.word(4) as AccessKind
            )
        }
        return try rows.compactMap { row in
            guard row.kind.carriesDelegation else { return nil }
            if let document, let rates, changed[row.zone] == nil {
                changed[row.zone] = try FairUseTerms(document, rates: rates, companyZone: row.zone)
            }
            let present = plans.plan(row.plan, zone: row.zone)
            guard present != nil || document != nil else { return nil }
            return Subject(service: row.service, name: row.name, present: present, changed: changed[row.zone])
        }
    }

    private func forecast(
        _ subjects: [Subject], over span: Range<Timestamp>, in database: Database
    ) throws -> [SimulatedLine] {
        guard let first = subjects.first?.service, let last = subjects.last?.service else { return [] }
        let now = span.lowerBound
        let behind = Duration.seconds(days * 86_400)
        let isCountedAnew = subjects.contains { $0.present == nil }
        let since = now.advanced(by: .zero - (isCountedAnew ? max(behind, Self.longestMemory) : behind))
        let used = try UsageReplay(of: first...last, in: since..<now, database: database)
        let counters = try storedCounters(subjects, now: now, in: database)
        let accounts = try CapAccountRows.load(subjects.map(\.service), in: database)
        return subjects.map { subject in
            let expected = used.deltas(
                of: subject.service, in: now.advanced(by: .zero - behind)..<now, movedBy: behind)
            let before = used.deltas(of: subject.service, in: since..<now, movedBy: .zero)
            func forecast(_ terms: FairUseTerms) -> LineForecast {
                var line = FairUseLine(
                    terms, counters: counters[subject.service] ?? UsageCounters(),
                    account: subject.present == nil ? nil : accounts[subject.service]?.account, now: now)
                var past: [FairUseLineEffect] = []
                if subject.present == nil { for delta in before { line.count(delta, now: delta.to, effects: &past) } }
                return LineForecast(of: line, expecting: expected, from: now, to: span.upperBound)
            }
            return SimulatedLine(
                service: subject.service, name: subject.name, present: subject.present.map { forecast($0.terms) },
                changed: subject.changed.map(forecast))
        }
    }

    /// What lines with a policy have used. The rules that are tried may look back further than those in force: everything that
    /// is kept is taken.
    private func storedCounters(
        _ subjects: [Subject], now: Timestamp, in database: Database
    ) throws -> [ServiceID: UsageCounters] {
        let services = subjects.filter { $0.present != nil }.map(\.service)
        var counters: [ServiceID: UsageCounters] = [:]
        for start in stride(from: 0, to: services.count, by: FairUseCounterRows.linesAtOnce) {
            let part = Array(services[start..<min(start + FairUseCounterRows.linesAtOnce, services.count)])
            let all = OldestPeriods(day: 0, week: 0, month: 0)
            counters.merge(try FairUseCounterRows.load(part, from: all, in: database)) { first, _ in first }
        }
        return counters
    }

    /// A line without a policy has no counters: they are made from its use, as far back as a month or a rolling limit reaches.
    private static let longestMemory: Duration = .seconds(UsageLimitPeriod.longestRolling * 86_400)
}
