// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// What an enforcer has under way.
struct EnforcerWork {
    private var budgets: NASBudgets
    /// Ended, and not stored yet.
    private var reports: [EnforcementReport] = []
    private var entryReports: [EntryReport] = []
    /// Routers that are being told of lines.
    private var told: Set<NASID> = []
    var status = EnforcerStatus()

    init(budgets: NASBudgets) {
        self.budgets = budgets
    }

    /// How many attempts each of these routers may be given now; without those that may have none.
    mutating func budgets(of routers: [NASID], now: ContinuousClock.Instant) -> [NASID: Int] {
        var available: [NASID: Int] = [:]
        for nas in routers {
            let number = budgets.available(at: nas, now: now)
            if number > 0 { available[nas] = number }
        }
        return available
    }

    mutating func begin(_ attempt: EnforcementAttempt, now: ContinuousClock.Instant) {
        budgets.begin(at: attempt.nas, now: now)
        status.attempts += 1
        status.underWay += 1
    }

    mutating func end(_ attempt: EnforcementAttempt, _ report: EnforcementReport) {
        budgets.end(at: attempt.nas)
        status.underWay -= 1
        status.answers[report.answer, default: 0] += 1
        reports.append(report)
    }

    /// Whether a router is being told of lines.
    func isTold(_ nas: NASID) -> Bool { told.contains(nas) }

    mutating func begin(_ attempts: [EntryAttempt], at nas: NASID) {
        told.insert(nas)
        status.attempts += attempts.count
        status.underWay += attempts.count
    }

    mutating func end(_ ended: [EntryReport], at nas: NASID) {
        told.remove(nas)
        status.underWay -= ended.count
        for report in ended { status.answers[report.answer, default: 0] += 1 }
        entryReports += ended
    }

    mutating func takeReports() -> ([EnforcementReport], [EntryReport]) {
        defer { (reports, entryReports) = ([], []) }
        return (reports, entryReports)
    }

    mutating func putBack(_ unsaved: [EnforcementReport], _ entries: [EntryReport]) {
        reports = unsaved + reports
        entryReports = entries + entryReports
    }
}
