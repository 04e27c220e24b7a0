// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

struct TimeTextTests {
    @Test func readsAndWritesInstants() throws {
        for row in try VectorFile("time/timestamps.txt").rows {
            let expected = Timestamp(microseconds: try row.field(1) { Int64($0) })
            let canonical = try row.field(2)
            #expect(try Timestamp(parsing: try row.field(0)) == expected, "\(row)")
            #expect(expected.description == canonical, "\(row)")
            #expect(try Timestamp(parsing: canonical) == expected, "\(row)")
        }
    }

    @Test func saysWhatIsWrongAndWhere() throws {
        for row in try VectorFile("time/malformed.txt").rows {
            let text = try row.field(1)
            let error = #expect(throws: TimeSyntaxError.self, "\(row)") { try Self.parse(text, as: try row.field(0)) }
            #expect(error?.offset == Int(try row.field(2)), "\(row)")
            #expect(error?.description.contains(try row.field(3)) == true, "\(row): \(error?.description ?? "")")
        }
    }

    private static func parse(_ text: String, as subject: String) throws {
        switch subject {
        case "timestamp": _ = try Timestamp(parsing: text)
        case "date": _ = try CivilDate(parsing: text)
        case "time": _ = try CivilTime(parsing: text)
        case "dateTime": _ = try CivilDateTime(parsing: text)
        default: Issue.record("no such subject: \(subject)")
        }
    }

    /// Whatever can be held can be written and read back, and random text never traps.
    @Test func roundTripsAndSurvivesNoise() throws {
        var generator = SeededGenerator(seed: 8_601)
        for _ in 0..<5_000 {
            let shift = Int64.random(in: 0..<64, using: &generator)
            let timestamp = Timestamp(microseconds: Int64(bitPattern: generator.next()) >> shift)
            #expect(try Timestamp(parsing: timestamp.description) == timestamp)
            let shown = CivilDateTime(timestamp, utcOffset: 0)
            #expect(try CivilDateTime(parsing: shown.description) == shown)
            #expect(shown.timestamp(utcOffset: 0) == timestamp)
            var noise = Array(timestamp.description.utf8)
            noise[Int.random(in: noise.indices, using: &generator)] =
                UInt8(ascii: "0") &+ UInt8.random(in: 0...15, using: &generator)
            _ = try? Timestamp(parsing: String(decoding: noise, as: UTF8.self))
        }
    }
}
