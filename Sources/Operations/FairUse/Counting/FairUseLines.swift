// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Lines under fair use inside a transaction: read, counted, judged, and written where they have changed.
struct FairUseLines {
    let transaction: Transaction

    /// A line to be judged.
    typealias Subject = (service: ServiceID, plan: FairUsePlan, deltas: [UsageDelta])

    /// Counts what lines used, and judges each of them once.
    ///
    /// - Parameter subjects: in the order of the numbers, none twice; those without a delta are only judged.
    func settle(_ subjects: [Subject]) throws {
        for start in stride(from: 0, to: subjects.count, by: FairUseCounterRows.linesAtOnce) {
            let end = min(start + FairUseCounterRows.linesAtOnce, subjects.count)
            try settlePart(subjects[start..<end])
        }
    }

    private func settlePart(_ subjects: ArraySlice<Subject>) throws {
        let (database, now) = (transaction.database, transaction.now)
        let services = subjects.map(\.service)
        let counters = try FairUseCounterRows.load(services, from: oldest(of: subjects), in: database)
        let states = try FairUseStateRows.load(services, in: database)
        let capped = subjects.filter { $0.plan.terms.cap != nil }.map(\.service)
        let accounts = capped.isEmpty ? [:] : try CapAccountRows.load(capped, in: database)
        var additions = BulkWriter(FairUseCounterRows.addition, in: database)
        var changes = BulkWriter(FairUseStateRows.upsert, in: database)
        var effects = FairUseEffectRows(transaction)
        var notes = BulkWriter(FieldChanges.insertion, in: database)
        for subject in subjects {
            let (service, plan) = (subject.service, subject.plan)
            let before = counters[service] ?? UsageCounters()
            var line = line(plan, before, accounts[service])
            var followed: [FairUseLineEffect] = []
            for delta in subject.deltas { line.count(delta, now: now, effects: &followed) }
            let state = FairUseState(line.speed(at: now), under: plan, now: now)
            if !subject.deltas.isEmpty {
                for row in line.counters.growth(since: before) {
                    try additions.add { FairUseCounterRows.append(row, of: service, to: &$0) }
                }
            }
            try store(line, of: service, plan, after: accounts[service])
            try effects.add(followed, of: service, plan)
            guard state != states[service] else { continue }
            try changes.add { FairUseStateRows.append(state, of: service, at: now, to: &$0) }
            guard state.isFelt(after: states[service]) else { continue }
            transaction.record(.changed, .internetService, service.value)
            try notes.add { row in
                row += FieldChanges.values(.fairUse, of: service, at: now, states[service]?.words, state.words)
            }
        }
        try additions.finish()
        try changes.finish()
        try effects.finish()
        try notes.finish()
    }

    /// A line as it was stored; one that comes from another plan brings with it what it has used.
    private func line(_ plan: FairUsePlan, _ counters: UsageCounters, _ stored: CapAccountRows.Stored?) -> FairUseLine {
        var line = FairUseLine(plan.terms, counters: counters, account: stored?.account, now: transaction.now)
        if let stored, let cap = plan.terms.cap, stored.plan != plan.id || stored.allowance != cap.allowance {
            line.change(from: stored.allowance, stored.plan == plan.id ? .carry : cap.planChange, now: transaction.now)
        }
        return line
    }

    private func store(
        _ line: FairUseLine, of service: ServiceID, _ plan: FairUsePlan, after stored: CapAccountRows.Stored?
    ) throws {
        guard let account = line.account, let cap = plan.terms.cap else { return }
        if let stored, stored.plan == plan.id, stored.allowance == cap.allowance, stored.account == account { return }
        try CapAccountRows.store(account, cap, of: service, plan: plan.id, in: transaction.database)
    }

    /// The oldest periods that matter to any of these lines.
    private func oldest(of subjects: ArraySlice<Subject>) -> OldestPeriods {
        subjects.reduce(OldestPeriods(day: .max, week: .max, month: .max)) { oldest, subject in
            let begin = subject.deltas.map(\.from).min() ?? transaction.now
            return oldest.older(subject.plan.terms.oldestPeriods(since: min(begin, transaction.now)))
        }
    }
}
