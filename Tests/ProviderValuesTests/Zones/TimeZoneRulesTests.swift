// SPDX-License-Identifier: Apache-2.0

@testable import ProviderValues
import TestKit
import Testing

struct TimeZoneRulesTests {
    /// 1900-01-01 and 2100-01-01.
    private static let span: ClosedRange<Int64> = -2_208_988_800...4_102_444_800

    /// At random, and one second around every change, in both directions.
    @Test func agreesWithPythonOnTheSystemsZones() async throws {
        try Need.command("python3")
        try Need.file("/usr/share/zoneinfo/Asia/Kathmandu")
        var generator = SeededGenerator(seed: 1_900_2100)
        var oracle = ZoneInfoOracle()
        for row in try VectorFile("time/zones.txt").rows {
            let rules = try ZoneDatabase().rules(named: try row.field(0))
            oracle.use(zone: rules.name)
            Self.ask(&oracle, about: rules, at: Self.instants(rules, random: 500, &generator))
        }
        try await oracle.settle()
    }

    @Test func agreesWithPythonOnFooters() async throws {
        try Need.command("python3")
        var generator = SeededGenerator(seed: 9_636)
        var oracle = ZoneInfoOracle()
        for row in try VectorFile("time/rules.txt").rows {
            var file = ZoneFileBuilder()
            file.footer = "\n\(try row.field(0))\n"
            // Without a listed change the rule holds for ever; with one, from there on.
            for transitions in [[], [(second: Int64(0), type: UInt8(0))]] {
                file.transitions = transitions
                let rules = try TimeZoneRules(name: try row.field(0), parsing: file.bytes)
                let instants = Self.instants(rules, random: 100, &generator).filter { $0 > 100_000 }
                oracle.use(file: file.bytes)
                Self.ask(&oracle, about: rules, at: instants)
            }
        }
        try await oracle.settle()
    }

    private static func instants(
        _ rules: TimeZoneRules, random count: Int, _ generator: inout SeededGenerator
    ) -> [Int64] {
        var instants = (0..<count).map { _ in Int64.random(in: span, using: &generator) }
        var change = rules.transition(atOrBefore: span.upperBound - 200_000)
        while let second = change, span.contains(second - 200_000) {
            instants += [second - 1, second, second + 1]
            change = rules.transition(atOrBefore: second - 1)
        }
        return instants
    }

    /// Asks what is shown at each instant, and when that, and what the clocks would show without a change, is shown.
    private static func ask(_ oracle: inout ZoneInfoOracle, about rules: TimeZoneRules, at instants: [Int64]) {
        for instant in instants {
            oracle.askOffset(atSecond: instant, rules)
            let before = Int64(rules.offset(at: Timestamp(seconds: instant - 2)))
            let after = Int64(rules.offset(at: Timestamp(seconds: instant + 2)))
            for offset in Set([before, after, (before + after) / 2]) {
                oracle.askInstants(ofShownSecond: instant + offset, rules)
            }
        }
    }

    @Test func startsDaysWhereClocksAreMovedAtMidnight() throws {
        try Need.file("/usr/share/zoneinfo/Pacific/Apia")
        for row in try VectorFile("time/days.txt").rows {
            let rules = try ZoneDatabase().rules(named: try row.field(0))
            let day = try CivilDate(parsing: try row.field(1))
            let start = rules.startOfDay(day)
            #expect(start.description == (try row.field(2)), "\(row)")
            let length = start.duration(to: rules.startOfDay(day.adding(days: 1)))
            let minutes = try row.field(3) { Int($0) }
            #expect(length == .seconds(60 * minutes), "\(row)")
        }
    }

    /// A gap has an end: just before it clocks show less than the time they skip, just after it more.
    @Test func tellsWhereAGapEnds() throws {
        try Need.file("/usr/share/zoneinfo/Pacific/Apia")
        for row in try VectorFile("time/gaps.txt").rows {
            let rules = try ZoneDatabase().rules(named: try row.field(0))
            let skipped = try CivilDateTime(parsing: try row.field(1))
            let gapEnd = try Timestamp(parsing: try row.field(2))
            #expect(rules.timestamps(of: skipped) == .none(gapEnd: gapEnd), "\(row)")
            #expect(rules.localTime(at: gapEnd.advanced(by: .microseconds(-1))) < skipped, "\(row)")
            #expect(rules.localTime(at: gapEnd) > skipped, "\(row)")
        }
    }
}
