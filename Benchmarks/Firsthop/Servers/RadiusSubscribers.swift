// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The subscribers of the benchmark, whose every value follows from their number; `Floors/radius.h` says the same in C.
enum RadiusSubscribers {
    static let framedPool = "2001:db8:8000::/44"
    static let delegatedPool = "3fff:100::/36"

    static func name(_ number: Int) -> String { "line" + digits(number) }
    static func password(_ number: Int) -> String { "word" + digits(number) }
    static func framed(_ number: Int) -> String { prefix(0x2001_0db8_8000_0000 + UInt64(number), 64) }
    static func delegated(_ number: Int) -> String { prefix(0x3fff_0100_0000_0000 + UInt64(number) << 8, 56) }

    private static func digits(_ number: Int) -> String { String(String(10_000_000 + number).dropFirst()) }

    private static func prefix(_ half: UInt64, _ length: Int) -> String {
        let groups = [48, 32, 16, 0].map { String(half >> UInt64($0) & 0xffff, radix: 16) }
        return groups.joined(separator: ":") + "::/\(length)"
    }

    /// Writes a file of lines for every subscriber without keeping them.
    static func write(_ path: String, header: String = "", count: Int, _ lines: (Int) -> String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else { throw BenchmarkError("\(path) cannot be written") }
        defer { try? file.close() }
        var pending = header
        for number in 0..<count {
            pending += lines(number)
            if pending.utf8.count > 1 << 20 {
                try file.write(contentsOf: Data(pending.utf8))
                pending = ""
            }
        }
        try file.write(contentsOf: Data(pending.utf8))
    }
}
