// SPDX-License-Identifier: Apache-2.0

import Documents
import TestKit
import Testing

@Suite struct CSVStreamTests {
    /// However a file is cut into parts, its records and their lines are those of the whole.
    @Test func partsReadAsTheWhole() throws {
        var generator = SeededGenerator(seed: 4_180)
        let pieces = ["a", ",", "\"x\"", "\"a\nb\"", "\"\"\"\"", "\r\n", "\n", "é", "\n\n", ",\"\"", "\u{FEFF}"]
        var good = 0
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0..<14, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            let bytes = Array(text.joined().utf8)
            guard let whole = try? CSVReader.records(in: bytes) else { continue }
            good += 1
            var stream = CSVStream()
            var records: [CSVRecord] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...rest.count, using: &generator)
                records += try stream.records(completedBy: rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            records += try stream.finish()
            #expect(records == whole, "\(text)")
        }
        #expect(good > 500)
    }

    @Test func aQuoteWithoutItsPairDoesNotGrowWithoutBound() throws {
        var stream = CSVStream()
        _ = try stream.records(completedBy: Array("a\r\n\"".utf8))
        let part = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
        var parts = 0
        let error = #expect(throws: CSVError.self) {
            while parts < 100 {
                parts += 1
                _ = try stream.records(completedBy: part)
            }
        }
        #expect(error?.reason == .recordTooLong && error?.line == 2 && parts == 11)
    }

    @Test func anErrorNamesTheLineOfTheFile() throws {
        var stream = CSVStream()
        _ = try stream.records(completedBy: Array("a,b\n\"c\nd\",e\n".utf8))
        let error = #expect(throws: CSVError.self) { try stream.records(completedBy: Array("f\rg\n".utf8)) }
        #expect(error?.line == 4 && error?.reason == .strayReturn)
    }
}
