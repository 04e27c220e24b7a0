// SPDX-License-Identifier: Apache-2.0

import Documents
import TestKit
import Testing

struct CSVTests {
    @Test func readsRecords() throws {
        for row in try VectorFile("csv/records.txt").rows {
            let records = try CSVReader.records(in: Array(try row.field(0).utf8))
            let shown = records.map { record in "\(record.line)" + record.fields.map { "[\($0)]" }.joined() }
            #expect(shown.joined(separator: " ") == (try row.field(1)), "\(row)")
        }
        #expect(try CSVReader.records(in: []).isEmpty)
    }

    @Test func refusesWhatIsNoCSV() throws {
        for row in try VectorFile("csv/malformed.txt").rows {
            let error = #expect(throws: CSVError.self, "\(row)") {
                try CSVReader.records(in: Array(try row.field(0).utf8))
            }
            #expect(error?.reason.rawValue == (try row.field(1)), "\(row)")
            #expect(error?.line == (try row.field(2) { Int($0) }), "\(row)")
            #expect(error?.column == (try row.field(3) { Int($0) }), "\(row)")
        }
        for bytes: [UInt8] in [[0x61, 0x2C, 0xFF], [0x61, 0x2C, 0x22, 0xC3, 0x22]] {
            let error = #expect(throws: CSVError.self) { try CSVReader.records(in: bytes) }
            #expect(error?.reason == .notUTF8)
            #expect(error?.column == 3)
        }
    }

    /// What is written reads back as it was, guarded or not, and never begins a cell that a spreadsheet would run.
    @Test func readsBackWhatItWrites() throws {
        var generator = SeededGenerator(seed: 4_180)
        for _ in 0..<2_000 {
            let records = Self.records(&generator)
            let guarded = records.map { $0.map(FormulaGuard.guarded) }
            #expect(guarded.joined().allSatisfy { !"=+-@\t\r".unicodeScalars.contains($0.unicodeScalars.first ?? "a") })
            let read = try CSVReader.records(in: Array(CSVWriter.text(of: guarded).utf8))
            #expect(read.map { $0.fields.map(FormulaGuard.restored) } == records)
            let plain = try CSVReader.records(in: Array(CSVWriter.text(of: records).utf8))
            #expect(plain.map(\.fields) == records)
        }
    }

    @Test func neverTrapsOnAnyBytes() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("ab,\"\r\n'=\u{FEFF}ž".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            _ = try? CSVReader.records(in: bytes)
        }
    }

    private static func records(_ generator: inout SeededGenerator) -> [[String]] {
        let pieces = ["a", ",", "\"", "\r\n", "\n", "\r", "'", "=", "+", "-", "@", "\t", " ", "ž", "e\u{301}", ""]
        return (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }.joined()
            }
        }
    }
}
