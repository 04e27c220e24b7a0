// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import Foundation
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// The examples of the sources, and the calendar's odd days.
@Suite struct FairUseVectorTests {
    /// A Monday without a change of clocks in its week, in no zone of ours.
    static let monday = CivilDate(year: 2_026, month: 6, day: 15)

    @Test func ratesAreThoseOfTheExamples() throws {
        for row in try VectorFile("fairuse/verdicts.txt").rows {
            let document = try FairUseFiles.document(try row.field(0))
            let compiled = try document.compiled()
            let zone = try ZoneDatabase().rules(named: try #require(document.zone))
            let (date, time) = try row.field(1, as: Self.moment)
            let now = zone.timestamps(of: CivilDateTime(date, time)).earliest
            let used = try (2...5).map { try row.field($0, as: { Int64($0) }) }
            let counters = UsageCounters([
                UsageCounters.Row(.day, start: date, FairUseAmount(down: used[0], seconds: used[3])),
                UsageCounters.Row(.week, start: try #require(Self.monday), FairUseAmount(up: used[1])),
                UsageCounters.Row(.month, start: date.adding(days: 1 - date.day), FairUseAmount(down: used[2])),
            ])
            let explanation = compiled.explanation(at: now, counters)
            let verdict = compiled.verdict(at: now, counters)
            #expect(explanation.verdict == verdict, "\(row)")
            #expect((verdict.isBlocked ? "blocked" : "\(verdict.rates)") == (try row.field(6)), "\(row)")
            #expect(compiled.names(of: verdict.rules).joined(separator: ", ") == (try row.field(7)), "\(row)")
            let inEffect = explanation.steps.filter(\.finding.isInEffect).map(\.rule).sorted()
            #expect(inEffect == verdict.rules.numbers, "\(row)")
        }
    }

    /// `6 12:00`: a weekday of the week of ``monday`` and a time.
    private static func moment(_ text: String) -> (CivilDate, CivilTime)? {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2, let weekday = Int(parts[0]), let minutes = WeekWindow.minutes(parts[1]),
            let time = CivilTime(hour: minutes / 60, minute: minutes % 60), let monday
        else { return nil }
        return (monday.adding(days: weekday - 1), time)
    }

    @Test func usageFallsIntoTheDaysOfItsZone() throws {
        for row in try VectorFile("fairuse/splits.txt").rows {
            let zone = try row.field(0)
            try Need.file("/usr/share/zoneinfo/\(zone)")
            let rates = Rates(down: 1, up: 1)
            let document = FairUseDocument(zone: zone, policy: FairUsePolicy(rates: rates))
            let octets = try row.field(3, as: { Int64($0) })
            let delta = UsageDelta(
                from: try Timestamp(parsing: try row.field(1)), to: try Timestamp(parsing: try row.field(2)),
                FairUseAmount(down: octets))
            var counters = UsageCounters()
            try document.compiled().count(delta, into: &counters)
            let days = counters.rows.filter { $0.kind == .day }.map { "\($0.start) \($0.amount.down)" }
            #expect(days.joined(separator: "; ") == (try row.field(4)), "\(row)")
        }
    }

    @Test func periodsBeginWhenTheyShould() throws {
        for row in try VectorFile("fairuse/periods.txt").rows {
            let calendar = FairUseCalendar(
                zone: .utc, weekStart: try row.field(1, as: WeekStart.init),
                billingDay: try row.field(2, as: { Int($0) }))
            let day = try CivilDate(parsing: try row.field(0)).daysSinceEpoch
            let periods = calendar.periods(ofDay: day)
            #expect("\(CivilDate(daysSinceEpoch: periods.week))" == (try row.field(3)), "\(row)")
            #expect("\(CivilDate(daysSinceEpoch: periods.month))" == (try row.field(4)), "\(row)")
            let next = calendar.monthAfter(periods.month)
            #expect(next > day && calendar.periods(ofDay: next).month == next, "\(row)")
            #expect(calendar.periods(ofDay: next - 1).month == periods.month, "\(row)")
        }
    }

    @Test func mistakesAreRefusedWithTheirReason() throws {
        struct Refused: Decodable {
            let says: String
        }
        for line in try FairUseFiles.bytes("faults.jsonl").split(separator: UInt8(ascii: "\n")) {
            let says = try JSONDecoder().decode(Refused.self, from: Data(line)).says
            do {
                try FairUseFaultLine(line).document().policy.check()
                Issue.record("accepted, but should say “\(says)”")
            } catch {
                #expect("\(error)".contains(says))
            }
        }
    }

    @Test func amountsAreReadAndShown() throws {
        for row in try VectorFile("fairuse/amounts.txt").rows {
            let amount = AmountText.parse(try row.field(0))
            #expect(amount.map(String.init) ?? "-" == (try row.field(1)), "\(row)")
            if let amount { #expect(AmountText.octets(amount) == (try row.field(2)), "\(row)") }
        }
        #expect([59, 60, 3_599, 3_600, 7_500].map(AmountText.time) == ["59 s", "1 min", "59 min", "1 h", "2 h 5 min"])
    }

    @Test func documentsComeBackAsTheyWere() throws {
        var random = SeededGenerator(seed: 0xFA1)
        let random100 = (0..<100).map { _ in RandomFairUse.document(&random) }
        let documents = try ["example", "hundred", "suspending"].map(FairUseFiles.document) + random100
        for document in documents {
            #expect(try FairUseFiles.decode(try JSONEncoder().encode(document)) == document)
        }
    }
}

/// A line of `faults.jsonl`.
struct FairUseFaultLine {
    private let bytes: Data
    private struct Mark: Decodable {
        let ours: Bool?
    }

    /// Whether the rule is one that other programs need not know.
    let isOurs: Bool

    init(_ line: some Sequence<UInt8>) throws {
        bytes = Data(line)
        isOurs = try JSONDecoder().decode(Mark.self, from: bytes).ours ?? false
    }

    func document() throws -> FairUseDocument {
        struct Line: Decodable {
            let policy: FairUseDocument
        }
        return try JSONDecoder().decode(Line.self, from: bytes).policy
    }
}
