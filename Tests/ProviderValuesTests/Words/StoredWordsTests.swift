// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

struct StoredWordsTests {
    @Test func keepsEveryStoredWord() throws {
        var words: [String: [String]] = [:]
        func note<Words: CaseIterable & RawRepresentable<String>>(_ type: Words.Type) {
            words["\(type)"] = type.allCases.map(\.rawValue)
        }
        note(CustomerState.self)
        note(ServiceState.self)
        note(AccessKind.self)
        note(NASState.self)
        note(NASVendor.self)
        note(BlockReason.self)
        note(RoundingRule.self)
        let rows = try VectorFile("words/stored-words.txt").rows
        #expect(rows.count == words.count)
        for row in rows {
            #expect(words[try row.field(0)]?.joined(separator: " ") == (try row.field(1)), "\(row)")
        }
    }

    @Test func onlyRadioKindsCarryNoDelegation() {
        #expect(AccessKind.allCases.filter { !$0.carriesDelegation } == [.wirelessMAC, .wirelessEAP])
    }

    @Test func readsNumbersAsPeopleTypeThem() {
        #expect(CustomerID("42") == CustomerID(42))
        #expect("\(ServiceID(7))" == "7")
        #expect(NASID(1) < NASID(2))
        for text in ["", "0", "-1", "+1", "1 ", "1.0", "٤٢", "9223372036854775808"] {
            #expect(CustomerID(text) == nil, "\(text)")
        }
    }

    @Test func ordersSoftwareVersions() throws {
        var lines: [[SoftwareVersion]] = []
        for row in try VectorFile("words/versions.txt").rows {
            let equals = try row.fields.map { try SoftwareVersion(parsing: $0) }
            #expect(equals.first?.description == row.fields.first, "\(row)")
            #expect(Set(equals).count == 1, "\(row)")
            #expect(try SoftwareVersion(parsing: equals.first?.description ?? "") == equals.first, "\(row)")
            lines.append(equals)
        }
        for (earlier, later) in zip(lines, lines.dropFirst()) {
            for (low, high) in zip(earlier, later) { #expect(low < high && !(high < low) && low != high) }
        }
        #expect(SoftwareVersion(7, 20) == (try SoftwareVersion(parsing: "7.20.0")))
        for row in try VectorFile("words/malformed-versions.txt").rows {
            let text = try row.field(0)
            let error = #expect(throws: SoftwareVersionError.self, "\(row)") { try SoftwareVersion(parsing: text) }
            #expect(error?.description.contains(try row.field(1)) == true, "\(row): \(error?.description ?? "")")
        }
    }

    @Test func showsASecretToNobody() {
        let secret = Secret("correct horse")
        var dumped = ""
        dump([secret], to: &dumped)
        for text in [
            "\(secret)", String(reflecting: secret), "\(["key": secret])", dumped, "\(Optional(secret) as Any)",
        ] {
            #expect(text.contains("<redacted>") && !text.contains("horse") && !text.contains("104"), "\(text)")
        }
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(secret == Secret(Array("correct horse".utf8)))
        #expect(secret != Secret("correct horsf") && secret != Secret("correct") && secret != Secret(""))
        #expect(secret.revealText() == "correct horse" && secret.reveal().count == secret.count)
        #expect(Secret([0xFF]).revealText() == nil)
    }

    @Test func buildsMetrics() {
        let family = MetricFamily.gauge("firsthop_sessions", help: "Sessions now.", 3)
        #expect(family.kind == .gauge && family.samples == [MetricSample(value: .number(3))])
        #expect(MetricFamily.counter("firsthop_logins_total", help: "Logins.", 0).kind == .counter)
    }
}
