// SPDX-License-Identifier: Apache-2.0

extension WeekTable {
    init(_ policy: FairUsePolicy) {
        let rules = policy.rules.map(\.weekSpans)
        let traffic = WeekSpans(policy.traffic)
        let online = WeekSpans(policy.online)
        let windows = Set(policy.rules.flatMap(\.windows).map(WeekSpans.init) + [traffic, online]).map(\.self)
        let bounds = Self.bounds(windows)
        var memberships: [[Bool]: Int] = [:]
        var drafts: [Draft] = []
        for minute in bounds {
            var draft = Draft()
            for (rule, spans) in rules.enumerated() where spans.contains(minute) { draft.rules.insert(rule) }
            let member = windows.map { $0.contains(minute) }
            draft.membership = memberships[member, default: memberships.count]
            memberships[member] = draft.membership
            draft.countsTraffic = traffic.contains(minute)
            draft.countsOnline = online.contains(minute)
            drafts.append(draft)
        }
        let isTrafficFelt = policy.suspendsCapsInFreeWindows
        starts = bounds.map { Int64($0) * Self.microsecondsPerMinute }
        segments = drafts.indices.map { index in
            Self.segment(index, drafts, starts: bounds) {
                $0.rules != $1.rules || isTrafficFelt && $0.countsTraffic != $1.countsTraffic
            }
        }
    }

    /// Every midnight and every edge of a window, in minutes of the week.
    private static func bounds(_ windows: [WeekSpans]) -> [Int] {
        let midnights = stride(from: 0, to: WeekSpans.minutesPerWeek, by: WeekWindow.minutesPerDay)
        let edges = windows.flatMap(\.spans).flatMap { [$0.lowerBound, $0.upperBound] }
        return Set(midnights).union(edges.filter { $0 < WeekSpans.minutesPerWeek }).sorted()
    }

    private static func segment(
        _ index: Int, _ drafts: [Draft], starts: [Int], isFelt: (Draft, Draft) -> Bool
    ) -> WeekSegment {
        let draft = drafts[index]
        let end = index + 1 < starts.count ? starts[index + 1] : WeekSpans.minutesPerWeek
        let ahead = (1..<drafts.count).first { isFelt(draft, drafts[(index + $0) % drafts.count]) }
        let change = ahead.map { steps in
            let weeks = index + steps >= starts.count ? WeekSpans.minutesPerWeek : 0
            return Int64(starts[(index + steps) % starts.count] + weeks) * microsecondsPerMinute
        }
        return WeekSegment(
            end: Int64(end) * microsecondsPerMinute, membership: draft.membership, rules: draft.rules,
            countsTraffic: draft.countsTraffic, countsOnline: draft.countsOnline, nextChange: change)
    }

    private struct Draft {
        var rules = RuleSet()
        var membership = 0
        var countsTraffic = false
        var countsOnline = false
    }
}
