// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Some minutes of the week, counted from Monday 00:00: sorted spans that neither overlap nor touch.
struct WeekSpans: Hashable, Sendable {
    let spans: [Range<Int>]

    static let minutesPerWeek = 7 * WeekWindow.minutesPerDay
    static let none = WeekSpans([])
    static let wholeWeek = WeekSpans([0..<minutesPerWeek])

    /// The minutes of any spans within the week, in any order.
    init(_ spans: [Range<Int>]) {
        var merged: [Range<Int>] = []
        for span in spans.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, last.upperBound >= span.lowerBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                merged.append(span)
            }
        }
        self.spans = merged
    }

    /// The minutes of a window whose hours are in their ranges.
    init(_ window: WeekWindow) {
        var spans: [Range<Int>] = []
        for day in window.days {
            let midnight = (day.rawValue - 1) * WeekWindow.minutesPerDay
            let start = midnight + window.from
            let end = midnight + window.to + (window.to < window.from ? WeekWindow.minutesPerDay : 0)
            guard start < end else { continue }
            spans.append(start..<min(end, Self.minutesPerWeek))
            // The night of Sunday ends on Monday.
            if end > Self.minutesPerWeek { spans.append(0..<(end - Self.minutesPerWeek)) }
        }
        let inside = WeekSpans(spans)
        self = window.isInverse ? inside.complement : inside
    }

    var isEmpty: Bool { spans.isEmpty }

    var complement: WeekSpans {
        var gaps: [Range<Int>] = []
        var start = 0
        for span in spans {
            gaps.append(start..<span.lowerBound)
            start = span.upperBound
        }
        gaps.append(start..<Self.minutesPerWeek)
        return WeekSpans(gaps)
    }

    func union(_ other: WeekSpans) -> WeekSpans {
        WeekSpans(spans + other.spans)
    }

    func intersection(_ other: WeekSpans) -> WeekSpans {
        complement.union(other.complement).complement
    }

    func contains(_ minute: Int) -> Bool {
        spans.contains { $0.contains(minute) }
    }
}

extension FairUseRule {
    /// The minutes of the week in which all of the rule's windows hold.
    var weekSpans: WeekSpans {
        windows.reduce(.wholeWeek) { $0.intersection(WeekSpans($1)) }
    }
}
