// SPDX-License-Identifier: Apache-2.0

import AddressPlan

/// Findings for a person, the worst first, each with what to do and where that is written.
struct LintReport {
    private let findings: [Finding]

    init(_ findings: [Finding]) {
        self.findings = findings.sorted()
    }

    /// Lines are folded at this many columns on a terminal that is wider, and in files.
    private static let widestLine = 100

    var text: String {
        guard !findings.isEmpty else { return "Nothing to find fault with.\n" }
        let groups = FindingSeverity.allCases.sorted(by: >).map { severity in
            findings.filter { $0.severity == severity }
        }
        return groups.filter { !$0.isEmpty }.map(group).joined(separator: "\n")
    }

    private func group(_ findings: [Finding]) -> String {
        guard let severity = findings.first?.severity else { return "" }
        let count = findings.count == 1 ? "1 \(severity.rawValue)" : "\(findings.count) \(severity.rawValue)s"
        return "\(count)\n" + findings.map(entry).joined()
    }

    private func entry(_ finding: Finding) -> String {
        folded(finding.message, first: "  \(finding.code.rawValue)  ") + folded(finding.advice, first: "         → ")
            + "           \(finding.reference)\n"
    }

    /// Folds a text between words; further lines stand below the first word.
    private func folded(_ text: String, first lead: String) -> String {
        let width = min(Terminal.width ?? Self.widestLine, Self.widestLine)
        let room = width - lead.count
        var lines: [String] = []
        var line = ""
        for word in TextWidth.harmless(text).split(separator: " ") {
            if !line.isEmpty, TextWidth.columns(line) + 1 + TextWidth.columns(String(word)) > room {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        let indent = String(repeating: " ", count: lead.count)
        return lead + lines.joined(separator: "\n" + indent) + "\n"
    }
}
