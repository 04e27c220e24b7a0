// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// Questions with our answers, put to Python's `ipaddress` by `Tests/Vectors/network/oracle/ipaddress_oracle.py`, which
/// speaks only where it disagrees: that keeps a million rows cheap.
struct IPAddressOracle {
    /// What a question is about; the raw value is its name in the checker.
    enum Kind: String {
        case address, prefix, relation, arithmetic, range
    }

    /// The answer "there is none", or "this text is refused".
    static let refusal = "-"

    private let kind: Kind
    private var rows = ""
    private var count = 0
    private var positives = 0

    init(_ kind: Kind) {
        self.kind = kind
    }

    /// Adds a row. `positive` says on which side of its kind it is: accepted or refused, contained or not.
    mutating func ask(_ question: [String], weAnswer answer: [String], positive: Bool) {
        // ASCII's own separators; no text that is asked about has them.
        rows +=
            question.joined(separator: "\u{1f}") + "\u{1d}" + answer.joined(separator: "\u{1f}")
            + "\u{1e}"
        count += 1
        positives += positive ? 1 : 0
    }

    /// Lets Python compare every row and records each difference it reports.
    func settle() async throws {
        let script = PackageFiles.vectors + "/network/oracle/ipaddress_oracle.py"
        let outcome = try await ChildProcess.run(
            "python3", ["-B", script, kind.rawValue], input: .bytes(Array(rows.utf8)),
            within: ChildProcess.patience)
        var lines = try outcome.outputOfSuccess(of: "python3").split(separator: "\n")
        let summary = lines.popLast()
        #expect(summary == "\(count) rows, \(lines.count) differences", "the checker stopped early")
        for line in lines.prefix(Self.longestReport) {
            Issue.record("\(kind.rawValue): \(line)")
        }
        // Python agrees with everything when it is asked about nothing but nonsense.
        let tenth = count / 10
        #expect(
            positives >= tenth && count - positives >= tenth,
            "\(kind) rows are one-sided: \(positives) of \(count)")
    }
    /// Differences told a batch: one fault shows in thousands of rows.
    private static let longestReport = 10
}
