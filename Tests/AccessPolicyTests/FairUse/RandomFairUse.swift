// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit

/// Policies and usage at random, all of them valid.
enum RandomFairUse {
    /// Quarters and thirds of hours, clocks that are moved at midnight, and both halves of the world.
    static let zones = ["Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Beirut", "America/Santiago", "Europe/Prague"]

    /// Thresholds are about what ``deltas(from:count:_:)`` uses in some hours (1 MB and 5 minutes each time).
    static func document(_ random: inout SeededGenerator, zone: String? = nil) -> FairUseDocument {
        while true {
            let document = FairUseDocument(
                zone: zone ?? zones.randomElement(using: &random) ?? "UTC",
                weekStart: Bool.random(using: &random) ? .monday : .sunday,
                billingDay: Int.random(in: 1...31, using: &random), policy: policy(&random))
            // What is thrown at random may contradict itself.
            if (try? document.policy.check()) != nil { return document }
        }
    }

    private static func policy(_ random: inout SeededGenerator) -> FairUsePolicy {
        FairUsePolicy(
            rates: rates(&random), traffic: Bool.random(using: &random) ? .always : window(&random),
            online: Bool.random(using: &random) ? .always : window(&random),
            suspendsCapsInFreeWindows: Bool.random(using: &random),
            rules: (0..<Int.random(in: 1...8, using: &random)).map { rule($0, &random) })
    }

    private static func rates(_ random: inout SeededGenerator) -> Rates {
        Rates(
            down: UInt64.random(in: 1_000_000...500_000_007, using: &random),
            up: UInt64.random(in: 1_000_000...500_000_007, using: &random))
    }

    private static func rule(_ number: Int, _ random: inout SeededGenerator) -> FairUseRule {
        var conditions = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            FairUseCondition.window(window(&random))
        }
        if Bool.random(using: &random) { conditions.append(.limit(limit(&random))) }
        let isUsageRule = conditions.contains { if case .limit = $0 { true } else { false } }
        let action: FairUseAction =
            switch Int.random(in: 0..<6, using: &random) {
            case 0: .block
            case 1, 2: .rates(rates(&random))
            default: .percent(Int.random(in: isUsageRule ? -95 ... -1 : -60...150, using: &random))
            }
        let accounting = AccountingOverride(traffic: Bool.random(using: &random), online: Bool.random(using: &random))
        return FairUseRule(
            "rule \(number)", group: Int.random(in: -1...2, using: &random), when: conditions, action,
            of: Bool.random(using: &random) ? .plan : .timeAdjusted,
            accounting: Int.random(in: 0..<3, using: &random) == 0 ? accounting : nil)
    }

    private static func limit(_ random: inout SeededGenerator) -> UsageLimit {
        let period: UsageLimitPeriod =
            switch Int.random(in: 0..<4, using: &random) {
            case 0: .day
            case 1: .week
            case 2: .month
            default: .rolling(days: Int.random(in: 2...9, using: &random))
            }
        let measure = UsageMeasure.allCases.randomElement(using: &random) ?? .total
        let readings = Int64.random(in: 1...400, using: &random)
        return UsageLimit(measure, in: period, atLeast: readings * (measure == .online ? 300 : 1_000_000))
    }

    private static func window(_ random: inout SeededGenerator) -> WeekWindow {
        let days = Set(Weekday.allCases.filter { _ in Bool.random(using: &random) })
        let from = Int.random(in: 0..<96, using: &random) * 15
        let to = Int.random(in: 0...96, using: &random) * 15
        return WeekWindow(
            days: days.isEmpty ? [.sunday] : days, from: from, to: from == to ? WeekWindow.minutesPerDay : to,
            isInverse: Int.random(in: 0..<4, using: &random) == 0)
    }

    /// Readings about every five minutes; now and then hours go by, and now and then one overlaps the one before, as those of
    /// parallel sessions do.
    static func deltas(from start: Int64, count: Int, _ random: inout SeededGenerator) -> [UsageDelta] {
        var end = start
        return (0..<count).map { _ in
            let isLong = Int.random(in: 0..<40, using: &random) == 0
            let length = Int64.random(in: 0...(isLong ? 180_000_000_000 : 600_000_000), using: &random)
            let overlap =
                Int.random(in: 0..<10, using: &random) == 0 ? Int64.random(in: 0...9_000_000_000, using: &random) : 0
            let from = end - overlap
            end += length
            return UsageDelta(
                from: Timestamp(microseconds: from), to: Timestamp(microseconds: end),
                FairUseAmount(
                    down: Int64.random(in: 0...1_500_000, using: &random),
                    up: Int64.random(in: 0...500_000, using: &random), seconds: length / 1_000_000))
        }
    }
}
