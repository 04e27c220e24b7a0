// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

/// A conversation with `Tests/Vectors/time/zoneinfo_oracle.py`: questions are collected with what we would answer, then
/// asked all at once.
struct ZoneInfoOracle {
    private var questions: [String] = []
    private var ourAnswers: [String] = []

    mutating func use(zone name: String) {
        ask("zone \(name)", weAnswer: "ok")
    }

    mutating func use(file bytes: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        ask("file \(String(decoding: hex, as: UTF8.self))", weAnswer: "ok")
    }

    mutating func askOffset(atSecond second: Int64, _ rules: TimeZoneRules) {
        let type = rules.localType(at: Timestamp(seconds: second))
        ask("utc \(second)", weAnswer: "\(type.utcOffset) \(type.abbreviation)")
    }

    mutating func askInstants(ofShownSecond second: Int64, _ rules: TimeZoneRules) {
        let shown = CivilDateTime(Timestamp(seconds: second), utcOffset: 0)
        let answer =
            switch rules.timestamps(of: shown) {
            case .none: "-"
            case .one(let instant): "\(instant.seconds)"
            case .two(let earlier, let later): "\(earlier.seconds) \(later.seconds)"
            }
        ask("local \(second)", weAnswer: answer)
    }

    private mutating func ask(_ question: String, weAnswer answer: String) {
        questions.append(question)
        ourAnswers.append(answer)
    }

    /// Compares all answers; the first twenty differences are told.
    func settle() async throws {
        let script = PackageFiles.vectors + "/time/zoneinfo_oracle.py"
        let input = questions.joined(separator: "\n") + "\n"
        let outcome = try await ChildProcess.run("python3", [script], input: .bytes(Array(input.utf8)))
        let theirs = try outcome.outputOfSuccess(of: "python3").split(separator: "\n")
        #expect(theirs.count == questions.count)
        var subject = ""
        var told = 0
        for (index, (our, their)) in zip(ourAnswers, theirs).enumerated() where told < 20 {
            if our == "ok" { subject = questions[index] }
            guard our != their else { continue }
            told += 1
            Issue.record("\(subject), \(questions[index]): Python says \(their), we say \(our)")
        }
    }
}
