// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct UsageSpreadTests {
    /// Whatever is spread over whatever time: the parts add up, lie inside, and each is what its share of the time is.
    @Test func notOneOctetIsLostOrMadeUp() {
        var random = SeededGenerator(seed: 2_001)
        for _ in 0..<5_000 {
            let start = Int64.random(in: 0..<2_000_000_000_000_000, using: &random)
            let length =
                Int64.random(in: 0...100_000_000_000, using: &random) >> Int64.random(in: 0...36, using: &random)
            let octets = OctetPair(
                down: Int64(random.next() >> UInt64.random(in: 2...63, using: &random)),
                up: Int64(random.next() >> UInt64.random(in: 2...63, using: &random)))
            let amount = UsageAmount(
                octets: octets, octets6: OctetPair(down: octets.up / 2, up: 1),
                seconds: Int64.random(in: 0...200_000, using: &random))
            let spread = UsageSpread(
                from: Timestamp(microseconds: start), to: Timestamp(microseconds: start + length),
                longest: .seconds(31 * 86_400))
            var sum = UsageAmount()
            var last = Int64.min
            spread.forEach(amount) { quarter, part in
                #expect(quarter > last)
                #expect(part.octets.down >= 0 && part.octets.up >= 0 && part.seconds >= 0)
                #expect(isShare(part.octets.down, of: octets.down, quarter, start, length))
                #expect(isShare(part.seconds, of: amount.seconds, quarter, start, length))
                last = quarter
                sum.add(part)
            }
            #expect(sum.octets == octets)
            #expect(sum.octets6 == amount.octets6)
            #expect(sum.seconds == amount.seconds)
        }
    }

    /// Whether a part is right to the octet, in proportion to the time of the quarter that lies in the span.
    private func isShare(_ part: Int64, of whole: Int64, _ quarter: Int64, _ start: Int64, _ length: Int64) -> Bool {
        let from = max(start, quarter * 900_000_000)
        let to = min(start + length, (quarter + 1) * 900_000_000)
        guard length > 0 else { return part == whole }
        let exact = Double(whole) * Double(max(0, to - from)) / Double(length)
        return abs(Double(part) - exact) <= 1.01 + exact * 1e-12
    }

    @Test func aLongSpanIsCutToTheLatestPart() {
        let spread = UsageSpread(
            from: Timestamp(seconds: 0), to: Timestamp(seconds: 1_000_000_000), longest: .seconds(86_400))
        var parts: [UsageAmount] = []
        spread.forEach(UsageAmount(octets: OctetPair(down: 96_000, up: 0), seconds: 1_000_000_000)) { parts.append($1) }
        #expect((96...97).contains(parts.count))
        #expect(parts.reduce(0) { $0 + $1.octets.down } == 96_000)
        #expect(parts.reduce(0) { $0 + $1.seconds } == 86_400)
    }

    /// Days and months by the clocks of the zone, at the edges where clocks change; the quarters of a period tile it.
    @Test func periodsFollowTheClocksOfTheZone() throws {
        let zones = ZoneDatabase()
        let cases: [(zone: String, day: CivilDate?, quarters: Int)] = [
            ("Europe/Prague", CivilDate(year: 2026, month: 3, day: 29), 92),
            ("Europe/Prague", CivilDate(year: 2026, month: 10, day: 25), 100),
            ("Asia/Kathmandu", CivilDate(year: 2026, month: 10, day: 25), 96),
            ("Australia/Lord_Howe", CivilDate(year: 2026, month: 4, day: 5), 98),
            ("America/New_York", CivilDate(year: 2026, month: 11, day: 1), 100),
        ]
        for (name, day, quarters) in cases {
            let zone = try zones.rules(named: name)
            let date = try #require(day)
            let start = zone.startOfDay(date)
            let span = UsagePeriod.day.span(of: start.advanced(by: .seconds(3_600)), in: zone)
            #expect(span.lowerBound == start)
            #expect(start.duration(to: span.upperBound) == .seconds(900 * quarters), "\(name)")
            for period in UsagePeriod.allCases {
                var instant = start
                while instant < span.upperBound {
                    let own = period.span(of: instant, in: zone)
                    #expect(own.contains(instant))
                    #expect(period.span(of: own.lowerBound, in: zone) == own, "\(name) \(period)")
                    instant = instant.advanced(by: .seconds(900))
                }
            }
        }
    }

    @Test func monthsAreNamedInUTC() {
        #expect(CalendarMonth(of: Timestamp(seconds: 1_796_083_199)).number == 202_611)
        #expect(CalendarMonth(of: Timestamp(seconds: 1_796_083_200)).number == 202_612)
        #expect(CalendarMonth(of: .distantPast).number == 197_001)
        #expect(CalendarMonth(of: .distantFuture).number == 999_912)
        #expect(CalendarMonth(number: 202_613) == nil)
        let quarters = CalendarMonth(number: 202_602)?.quarters
        #expect(quarters?.count == 28 * 96)
        #expect(quarters.map { CalendarMonth(of: Timestamp(seconds: $0.upperBound * 900)).number } == 202_603)
    }
}
