// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import WebServer

/// What a preview says, for a person and for a program.
struct PreviewReport {
    let document: FairUseDocument
    let preview: FairUsePreview
    let explanation: FairUseExplanation
    let minutesToNext: Int?

    var text: String {
        let verdict = explanation.verdict
        var summary = Table(.text("AT"), .prose(moment(0)))
        summary.add("plan", "\(document.policy.rates)")
        summary.add("rates", verdict.isBlocked ? "blocked" : "\(verdict.rates)")
        summary.add("octets count", explanation.accounting.traffic ? "yes" : "no, usage is free")
        summary.add("time online counts", explanation.accounting.online ? "yes" : "no")
        summary.add("until", minutesToNext.map { "\(moment($0)), or until more is used" } ?? "more is used")
        var rules = Table(.text(""), .prose("RULE"), .text("WHAT IT DOES"))
        for step in explanation.steps {
            rules.add(step.finding.isInEffect ? "*" : "", name(step), "\(step.finding)")
        }
        return summary.text() + (explanation.steps.isEmpty ? "" : "\n" + rules.text())
    }

    var json: JSONValue {
        let verdict = explanation.verdict
        return [
            "at": .string(moment(0)), "plan": .rates(document.policy.rates), "blocked": .bool(verdict.isBlocked),
            "rates": .rates(verdict.rates), "counts_traffic": .bool(explanation.accounting.traffic),
            "counts_online": .bool(explanation.accounting.online),
            "minutes_to_next": .whole(minutesToNext),
            "rules": .array(
                explanation.steps.map { step in
                    [
                        "name": .string(name(step)), "in_effect": .bool(step.finding.isInEffect),
                        "finding": .string("\(step.finding)"),
                    ]
                }),
        ]
    }

    private func name(_ step: FairUseStep) -> String {
        let rules = document.policy.rules
        return rules.indices.contains(step.rule) ? rules[step.rule].name : ""
    }

    /// The weekday and time some minutes after the one in question; with the week when it is the next one's.
    private func moment(_ minutes: Int) -> String {
        let perDay = WeekWindow.minutesPerDay
        let sum = (preview.weekday.rawValue - 1) * perDay + preview.minute + minutes
        let (day, time) = sum.quotientAndRemainder(dividingBy: perDay)
        guard let weekday = Weekday(rawValue: day % 7 + 1) else { return "" }
        let (hours, rest) = time.quotientAndRemainder(dividingBy: 60)
        let clock = "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
        return "\(WeekdayArgument.name(weekday)) \(clock)"
    }
}
