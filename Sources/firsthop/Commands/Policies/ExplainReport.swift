// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import WebServer

/// What fair use makes of a line, for a person and for a program.
struct ExplainReport {
    let report: FairUseReport
    let zone: TimeZoneRules

    var text: String {
        [summary, rules, counters, topUps].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var summary: String {
        var table = Table(.text("SERVICE"), .prose("\(report.service) “\(report.serviceName)”"))
        table.add("plan", "\(report.planName), \(report.policy.rates)")
        table.add("now", "\(local(report.at)) (\(zone.name))")
        table.add("fair use gives", report.speed.block == nil ? "\(report.speed.rates)" : "blocked")
        table.add("because of", because)
        if let hold = report.hold { table.add("but held back", hold.hyphenated) }
        table.add("octets count", report.explanation.accounting.traffic ? "yes" : "no, usage is free")
        table.add("time online counts", report.explanation.accounting.online ? "yes" : "no")
        table.add("until", report.speed.next.map { "\(local($0)), or until more is used" } ?? "more is used")
        if let allowance = report.allowance {
            table.add(
                "allowance",
                "\(AmountText.octets(allowance.left)) left until \(allowance.account.periodEnd), of "
                    + AmountText.octets(allowance.cap.allowance))
            for bucket in allowance.account.buckets {
                table.add(bucket.origin.words, "\(AmountText.octets(bucket.left)) left, until \(bucket.expiryWords)")
            }
            if allowance.account.overUsage > 0 {
                table.add("used beyond", AmountText.octets(allowance.account.overUsage))
            }
        }
        return table.text()
    }

    private var because: String {
        switch report.speed.decidedBy {
        case .cap: "the allowance, which is used up"
        case .fairUse, .books, .staff: names.isEmpty ? "no rule" : names.joined(separator: ", ")
        }
    }

    private var names: [String] {
        report.explanation.steps.filter(\.finding.isInEffect).map(name)
    }

    private var rules: String {
        guard !report.explanation.steps.isEmpty else { return "" }
        var table = Table(.text(""), .prose("RULE"), .text("WHAT IT DOES"))
        for step in report.explanation.steps {
            table.add(step.finding.isInEffect ? "*" : "", name(step), "\(step.finding)")
        }
        return table.text()
    }

    private var counters: String {
        guard !report.counters.isEmpty else { return "" }
        var table = Table(.text("USED IN"), .text("FROM"), .number("DOWN"), .number("UP"), .number("ONLINE"))
        for row in report.counters {
            table.add(
                row.kind.words, "\(row.start)", AmountText.octets(row.amount.down), AmountText.octets(row.amount.up),
                AmountText.time(row.amount.seconds))
        }
        return table.text()
    }

    private var topUps: String {
        guard !report.topUps.isEmpty else { return "" }
        var table = Table(.text("TOP-UP"), .number("OCTETS"), .text("VALID"), .prose("NOTE"))
        for topUp in report.topUps {
            table.add(local(topUp.at), AmountText.octets(topUp.octets), topUp.validity, topUp.note ?? "")
        }
        return table.text()
    }

    private func local(_ instant: Timestamp) -> String { "\(zone.localTime(at: instant))" }

    private func name(_ step: FairUseStep) -> String {
        let rules = report.policy.rules
        return rules.indices.contains(step.rule) ? rules[step.rule].name : ""
    }
}

extension ExplainReport {
    var json: JSONValue {
        [
            "service": .id(report.service), "plan": .id(report.plan), "at": .time(report.at),
            "zone": .string(zone.name), "blocked": .bool(report.speed.block != nil),
            "rates": .rates(report.speed.rates), "decided_by": .string(report.speed.decidedBy.rawValue),
            "hold": .optional(report.hold?.rawValue), "next_change": .time(report.speed.next),
            "counts_traffic": .bool(report.explanation.accounting.traffic),
            "counts_online": .bool(report.explanation.accounting.online),
            "rules": .array(
                report.explanation.steps.map { step in
                    [
                        "name": .string(name(step)), "in_effect": .bool(step.finding.isInEffect),
                        "finding": .string("\(step.finding)"),
                    ]
                }),
            "counters": .array(
                report.counters.map { row in
                    [
                        "kind": .string(row.kind.rawValue), "start": .string("\(row.start)"),
                        "down": .integer(row.amount.down), "up": .integer(row.amount.up),
                        "seconds": .integer(row.amount.seconds),
                    ]
                }),
            "allowance_left": .whole(report.allowance?.left),
            "top_ups": .array(
                report.topUps.map { topUp in
                    [
                        "at": .time(topUp.at), "octets": .integer(topUp.octets), "valid": .string(topUp.validity),
                        "note": .optional(topUp.note),
                    ]
                }),
        ]
    }
}

extension UsageCounters.Kind {
    fileprivate var words: String {
        switch self {
        case .day: "day"
        case .week: "week"
        case .month: "billing month"
        case .free: "billing month, free"
        }
    }
}

extension CapBucket {
    fileprivate var expiryWords: String { expiry.map { "\($0)" } ?? "it is used" }
}

extension CapBucket.Origin {
    fileprivate var words: String {
        switch self {
        case .topUp: "bought"
        case .automatic: "bought without asking"
        case .rollover: "left from before"
        }
    }
}
