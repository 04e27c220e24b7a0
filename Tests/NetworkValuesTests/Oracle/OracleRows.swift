// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// How many rows are compared with Python: a few seconds' worth, or as many as `FIRSTHOP_ORACLE_ROWS` says.
enum OracleRows {
    /// Rows of all kinds together in an ordinary run.
    private static let ordinary = 10_000
    /// Rows that are put to one Python process: few enough to hold in memory.
    private static let batch = 25_000

    /// Calls `compare` with a fresh generator and a number of rows until `percent` of all rows are asked.
    static func each(
        _ percent: Int, seed: UInt64, _ compare: (inout SeededGenerator, Int) async throws -> Void
    ) async throws {
        try Need.command("python3")
        var rest = try total() * percent / 100
        var seeds = SeededGenerator(seed: seed)
        while rest > 0 {
            var generator = SeededGenerator(seed: seeds.next())
            try await compare(&generator, min(rest, batch))
            rest -= batch
        }
    }

    private static func total() throws(OracleRowsError) -> Int {
        guard let text = ProcessInfo.processInfo.environment["FIRSTHOP_ORACLE_ROWS"] else {
            return ordinary
        }
        guard let rows = Int(text), rows >= 1_000 else { throw OracleRowsError(text: text) }
        return rows
    }
}

/// A wish that cannot be met.
struct OracleRowsError: Error, CustomStringConvertible {
    let text: String

    var description: String {
        "FIRSTHOP_ORACLE_ROWS is \"\(text)\", but must be a number of at least 1000; unset it for the ordinary run"
    }
}
