// SPDX-License-Identifier: Apache-2.0

import ProviderValues

extension LintRule {
    /// A pool must be enlarged before it is full: a customer who finds it full has no IPv6 that day.
    static let poolNearlyFull = LintRule(
        .poolNearlyFull,
        nodes: { context in context.pools.compactMap { node, _ in finding(node, in: context) } })

    /// Above four fifths the pool is reported even when it does not fill at present.
    static let nearlyFullPermille = 800

    /// A quarter of a year: time enough to plan and to change routes.
    private static let warningDays = 90

    private static func finding(_ pool: PlanNode, in context: LintContext) -> Finding? {
        let use = context.use(of: pool)
        let capacity = context.capacity(of: pool)
        guard capacity.customers > 0, use.taken > 0 else { return nil }
        let date = FillForecast.date(
            free: capacity.free, added: use.addedRecently, inLast: PoolUse.recentDays, today: context.facts.today)
        let isSoon = date.map { context.facts.today.days(until: $0) <= warningDays } ?? false
        guard capacity.takenPermille >= nearlyFullPermille || isSoon else { return nil }
        let kept = use.kept > 0 ? ", \(GroupedDigits.text(UInt128(use.kept))) of them kept for former services" : ""
        let taken =
            "\(pool) has \(GroupedDigits.text(UInt128(use.taken))) of \(GroupedDigits.text(capacity.customers)) slots taken "
            + "(\(capacity.takenPermille / 10) %)\(kept)"
        let outlook: String
        if capacity.free == 0 {
            outlook = "nothing is left"
        } else if let date {
            outlook =
                "\(GroupedDigits.text(UInt128(use.addedRecently))) more in \(PoolUse.recentDays) days: full on \(date)"
        } else {
            outlook = "it does not fill at present"
        }
        return Finding(
            .poolNearlyFull, capacity.free == 0 ? .error : .warning, FindingSubject(pool), "\(taken); \(outlook)",
            advice: pool.growthReserve > 0
                ? "let it grow in place (\(GroupedDigits.text(UInt128(pool.growthReserve), "bit")) are reserved)"
                : "add a second pool to the NAS")
    }
}
