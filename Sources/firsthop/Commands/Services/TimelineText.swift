// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage

/// A timeline for a person, a row an event.
enum TimelineText {
    static func text(_ page: TimelinePage) -> String {
        guard !page.events.isEmpty else { return "Nothing is known of that time.\n" }
        var table = Table(.text("WHEN"), .text("WHAT"), .prose("WHICH"))
        for event in page.events {
            let (what, which) = words(event.fact)
            table.add(Moment.toSecond(event.at), what, which)
        }
        return table.text() + (page.next.map { "… perhaps more: --before \($0)\n" } ?? "")
    }

    private static func words(_ fact: TimelineFact) -> (what: String, which: String) {
        switch fact {
        case .sessionBegan(let session, let nas, let garden):
            let place = nas.map { " at \($0)" } ?? ""
            return ("session began", "\(session)\(place)" + (garden.map { ", in the garden: \($0.hyphenated)" } ?? ""))
        case .sessionEnded(let session, let ending, let cause):
            return ("session ended", "\(session), \(ending.words)" + (cause.map { ", cause \($0)" } ?? ""))
        case .prefixSeen(let session, let sighted, let verdict):
            return (
                "prefix seen", "\(sighted.prefix) (\(sighted.kind.rawValue)) in session \(session), \(verdict.rawValue)"
            )
        case .prefixGone(let session, let sighted): return ("prefix gone", "\(sighted.prefix) in session \(session)")
        case .holdingBegan(let kind, let prefix): return ("\(kind.rawValue) given", "\(prefix)")
        case .holdingEnded(let kind, let prefix): return ("\(kind.rawValue) given back", "\(prefix)")
        case .changed(let change): return ("\(change.owner) changed", words(change))
        case .asked(let attempt): return ("router asked", words(attempt))
        }
    }

    private static func words(_ change: FieldChange) -> String {
        let field = change.field.rawValue.split(separator: "_").joined(separator: " ")
        return "\(field): \(change.before ?? "none") → \(change.after ?? "none")"
    }

    private static func words(_ attempt: EnforcementAttemptRecord) -> String {
        let place = attempt.nasName.map { "\($0), " } ?? ""
        // What is about a line and no session has none.
        let whose = attempt.session.value == 0 ? "the line" : "session \(attempt.session)"
        let tries = attempt.tries.map { $0 > 1 ? ", try \($0)" : "" } ?? ""
        return "\(place)\(whose), \(attempt.way.words)\(tries): \(attempt.question ?? attempt.reason) → "
            + (attempt.said ?? "no answer yet")
    }
}

extension FieldChange {
    /// Whose field it is, for a person.
    fileprivate var owner: String {
        switch entity {
        case .internetService: "line"
        case .customer: "customer"
        case .plan: "plan"
        case .company, .nas, .planNode, .holding, .realm: entity.rawValue
        }
    }
}
