// SPDX-License-Identifier: Apache-2.0

@testable import ProviderValues
import TestKit
import Testing

struct ZoneFileTests {
    @Test func readsVersionsOneToFour() throws {
        var file = ZoneFileBuilder()
        file.transitions = [(-1_000, 1), (1_000, 2)]
        file.types = [(0, 0, 0), (3_600, 1, 4), (7_200, 0, 5)]
        file.names = "LMT\0ABST\0"
        file.footer = "\nBST-2\n"
        for version in [0, UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4")] {
            file.version = version
            let rules = try TimeZoneRules(name: "test", parsing: file.bytes)
            let shown = [-1_001, -1_000, 999, 1_000].map { rules.localType(at: Timestamp(seconds: $0)) }
            #expect(shown.map(\.utcOffset) == [0, 3_600, 3_600, 7_200])
            // Names may share their endings (RFC 9636 §3.2).
            #expect(shown.map(\.abbreviation) == ["LMT", "ABST", "ABST", "BST"])
            #expect(shown.map(\.isDaylight) == [false, true, true, false])
        }
    }

    /// Files with leap seconds and without say the same once the seconds are taken out.
    @Test func takesLeapSecondsOut() throws {
        var file = ZoneFileBuilder()
        file.version = UInt8(ascii: "4")
        file.transitions = [(100, 0), (200, 0), (302, 0)]
        file.leapSeconds = [(150, 1), (250, 2), (400, 2)]
        #expect(try TimeZoneRules(name: "test", parsing: file.bytes).transitions.map(\.second) == [100, 199, 300])

        try Need.file("/usr/share/zoneinfo/right/Europe/London")
        // These files end where the next leap second is not yet known; all of them reach 2023.
        let end: Int64 = 1_672_531_200
        for row in try VectorFile("time/zones.txt").rows {
            let name = try row.field(0)
            let plain = try ZoneDatabase().rules(named: name)
            let right = try ZoneDatabase(directory: "/usr/share/zoneinfo/right").rules(named: name)
            let isSame = plain.transitions.filter { $0.second < end } == right.transitions.filter { $0.second < end }
            #expect(isSame, "\(row)")
        }
    }

    /// A bare number counts days from 0 and counts 29 February (POSIX.1-2017 §8.3).
    @Test func countsDaysOfBareNumbersFromZero() throws {
        func rules(_ footer: String) throws -> TimeZoneRules {
            var file = ZoneFileBuilder()
            file.footer = "\n\(footer)\n"
            return try TimeZoneRules(name: footer, parsing: file.bytes)
        }
        let numbered = try rules("EST5EDT,0/0,300/2")
        for (text, offset) in [
            ("2098-12-31T23:59:59-05:00", -5), ("2099-01-01T00:00:00-05:00", -4), ("2099-10-28T01:59:59-04:00", -4),
            ("2099-10-28T02:00:00-04:00", -5), ("2096-10-27T01:59:59-04:00", -4), ("2096-10-27T02:00:00-04:00", -5),
        ] {
            #expect(numbered.offset(at: try Timestamp(parsing: text)) == offset * 3_600, "\(text)")
        }
        // Daylight time all year, as RFC 9636 §3.3.1 writes it: no second of standard time at either end of a year.
        let always = try rules("EST5EDT,0/0,J365/25")
        let start = try Timestamp(parsing: "2096-01-01T00:00:00-05:00")
        for second in -2...2 {
            #expect(always.offset(at: start.advanced(by: .seconds(second))) == -4 * 3_600)
        }
    }

    @Test func refusesWhatItCannotTrust() throws {
        func reason(_ change: (inout ZoneFileBuilder) -> Void) -> ZoneFileError.Reason? {
            var file = ZoneFileBuilder()
            change(&file)
            return Self.error(file.bytes)?.reason
        }
        #expect(reason { $0.version = UInt8(ascii: "5") } == .unknownVersion(UInt8(ascii: "5")))
        #expect(reason { $0.types = [] } == .impossibleCounts)
        #expect(reason { $0.transitions = [(5, 1)] } == .danglingReference)
        #expect(reason { $0.transitions = [(5, 0), (5, 0)] } == .notAscending)
        #expect(reason { $0.leapSeconds = [(5, 1), (5, 2)] } == .notAscending)
        #expect(reason { $0.types = [(93_600, 0, 0)] } == .offsetOutOfRange(93_600))
        #expect(reason { $0.types = [(0, 2, 0)] } == .notBoolean(2))
        #expect(reason { $0.types = [(0, 0, 4)] } == .danglingReference)
        #expect(reason { $0.names = "UTC" } == .danglingReference)
        #expect(reason { $0.footer = "UTC0\n" } == .malformedFooter)
        #expect(reason { $0.footer = "\nUTC0" } == .truncated)
        #expect(reason { $0.footer = "\n\u{e9}\n" } == .malformedFooter)
        #expect(reason { $0.version = 0 } == nil)
        #expect(Self.error([])?.reason == .truncated)
        #expect(Self.error(Array("TZiG2".utf8))?.reason == .noSignature)
        for row in try VectorFile("time/malformed-rules.txt").rows {
            let text = try row.field(0)
            let expected = ZoneFileError.Reason.malformedRule(text, at: try row.field(1) { Int($0) })
            #expect(reason { $0.footer = "\n\(text)\n" } == expected, "\(row)")
        }
    }

    private static func error(_ bytes: [UInt8]) -> ZoneFileError? {
        do {
            _ = try TimeZoneRules(name: "test", parsing: bytes)
            return nil
        } catch {
            return error
        }
    }

    /// Damaged files are refused or read, never a trap; and what was read keeps its promises.
    @Test func survivesDamage() throws {
        try Need.file("/usr/share/zoneinfo/Asia/Kathmandu")
        var generator = SeededGenerator(seed: 8_536)
        var readable = 0
        for row in try VectorFile("time/zones.txt").rows {
            let path = "/usr/share/zoneinfo/" + (try row.field(0))
            let original = try #require(ZoneDatabase.bytes(atPath: path))
            for _ in 0..<120 {
                var damaged = original
                for _ in 0..<Int.random(in: 1...8, using: &generator) where !damaged.isEmpty {
                    Self.damage(&damaged, &generator)
                }
                guard let rules = try? TimeZoneRules(name: "damaged", parsing: damaged) else { continue }
                readable += 1
                Self.expectConsistency(of: rules, &generator)
            }
        }
        // Neither all nor none: both paths were walked.
        #expect((100..<1_940).contains(readable))
    }

    private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place...)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        case 3: bytes[min(place, 43)] = [0, 1, 127, 128, 255].randomElement(using: &generator) ?? 0
        case 4: bytes[max(0, bytes.count - 1 - place % 30)] = UInt8.random(in: 0x20...0x7E, using: &generator)
        default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
    }

    private static func expectConsistency(of rules: TimeZoneRules, _ generator: inout SeededGenerator) {
        for _ in 0..<10 {
            let shift = Int64.random(in: 0..<40, using: &generator)
            let instant = Timestamp(microseconds: Int64(bitPattern: generator.next()) >> shift)
            let shown = rules.localTime(at: instant)
            switch rules.timestamps(of: shown) {
            case .none: Issue.record("\(instant) shows \(shown), which is said never to be shown")
            case .one(let only): #expect(only == instant)
            case .two(let earlier, let later): #expect(earlier <= instant && instant <= later && earlier < later)
            }
            #expect(rules.startOfDay(shown.date) <= instant)
        }
        _ = rules.localTime(at: .distantPast)
        _ = rules.timestamps(of: CivilDateTime(.distantFuture, utcOffset: 0))
    }

    @Test func looksUpOnlyZones() {
        let database = ZoneDatabase()
        for name in ["", "/etc/passwd", "../passwd", "Europe//Berlin", "Europe/Berlin/", "a\0b", "zone.tab", "Zürich"] {
            #expect(throws: ZoneDatabaseError.malformedName(name)) { try database.rules(named: name) }
        }
        for name in ["Europe", "Europe/Atlantis"] {
            let expected = ZoneDatabaseError.unknownZone(name, directory: database.directory)
            #expect(throws: expected) { try database.rules(named: name) }
        }
        #expect(TimeZoneRules.utc.offset(at: .distantFuture) == 0)
    }
}
