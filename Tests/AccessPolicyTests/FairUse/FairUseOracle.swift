// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import Foundation
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// A conversation with `Tests/FairUseOracle/fair_use_oracle.py`, which evaluates every minute by itself.
struct FairUseOracle {
    private var questions: [Question] = []
    private var ours: [Answer] = []

    /// Some minutes under a policy, with what is reported meanwhile.
    struct Question: Encodable {
        struct Delta: Encodable {
            let t0: Int64
            let t1: Int64
            let down: Int64
            let up: Int64
            let seconds: Int64
        }

        let policy: FairUseDocument
        let deltas: [Delta]
        let from: Int64
        let minutes: Int
        let next: [[Int64?]]
    }

    /// What was evaluated.
    struct Answer: Decodable {
        struct Counter: Decodable, Equatable {
            var down: Int64 = 0
            var up: Int64 = 0
            var seconds: Int64 = 0
        }

        let minutes: [Run]
        let counters: [String: Counter]?
        let nextLate: [[Int64?]]
        let error: String?
    }

    /// Minutes in a row that have the same verdict.
    struct Run: Decodable, Equatable {
        var count: Int
        let blocked: Int
        let down: UInt64
        let up: UInt64
        let names: [String]

        init(_ verdict: FairUseVerdict, names: [String]) {
            count = 1
            blocked = verdict.isBlocked ? 1 : 0
            down = verdict.rates.down
            up = verdict.rates.up
            self.names = names
        }

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            count = try fields.decode(Int.self)
            blocked = try fields.decode(Int.self)
            down = try fields.decode(UInt64.self)
            up = try fields.decode(UInt64.self)
            names = try fields.decode([String].self)
        }

        func isSame(as other: Run) -> Bool {
            blocked == other.blocked && down == other.down && up == other.up && names == other.names
        }
    }

    /// Asks about every minute from `second` on; deltas in the order in which they are reported.
    mutating func ask(_ document: FairUseDocument, _ deltas: [UsageDelta], from second: Int64, minutes: Int) throws {
        let compiled = try document.compiled()
        var walk = MinuteWalk(compiled, deltas)
        for minute in 0..<minutes { walk.step(to: second + Int64(minute) * 60) }
        questions.append(
            Question(
                policy: document,
                deltas: deltas.map {
                    Question.Delta(
                        t0: $0.from.microseconds, t1: $0.to.microseconds, down: $0.amount.down, up: $0.amount.up,
                        seconds: $0.amount.seconds)
                }, from: second, minutes: minutes, next: walk.promises))
        ours.append(
            Answer(
                minutes: walk.runs, counters: try walk.counters(document, atSecond: second + Int64(minutes - 1) * 60),
                nextLate: [], error: nil))
    }

    /// Asks about a policy that we refuse.
    mutating func askRefused(_ document: FairUseDocument) {
        questions.append(Question(policy: document, deltas: [], from: 1_781_503_200, minutes: 1, next: []))
        ours.append(Answer(minutes: [], counters: nil, nextLate: [], error: "refused"))
    }

    /// Compares all answers.
    func settle() async throws {
        let encoder = JSONEncoder()
        var input: [UInt8] = []
        for question in questions { input += Array(try encoder.encode(question)) + [UInt8(ascii: "\n")] }
        let script = "\(PackageFiles.root)/Tests/FairUseOracle/fair_use_oracle.py"
        let outcome = try await ChildProcess.run("python3", [script], input: .bytes(input))
        let lines = try outcome.outputOfSuccess(of: "python3").split(separator: "\n")
        #expect(lines.count == questions.count)
        for (index, line) in lines.enumerated() where index < ours.count {
            compare(index, try JSONDecoder().decode(Answer.self, from: Data(line.utf8)))
        }
    }

    private func compare(_ index: Int, _ theirs: Answer) {
        let (our, question) = (ours[index], questions[index])
        let subject = "question \(index + 1) (\(question.policy.zone ?? "no zone"))"
        guard (our.error == nil) == (theirs.error == nil) else {
            Issue.record(
                "\(subject): Python says \(theirs.error ?? "it is right"), we say \(our.error ?? "it is right")")
            return
        }
        var minute = 0
        for (run, their) in zip(our.minutes, theirs.minutes) {
            guard run == their else {
                let moment = Timestamp(seconds: question.from + Int64(minute) * 60)
                Issue.record("\(subject), from \(moment) on: Python says \(their), we say \(run)")
                return
            }
            minute += run.count
        }
        #expect(our.minutes.count == theirs.minutes.count, "\(subject)")
        #expect(our.counters == theirs.counters, "\(subject)")
        #expect(theirs.nextLate.isEmpty, "\(subject): a change came earlier than promised")
    }
}

/// A line followed minute by minute.
private struct MinuteWalk {
    private let compiled: CompiledFairUse
    private let deltas: [UsageDelta]
    private var reported = 0
    private var usage = UsageCounters()
    private(set) var runs: [FairUseOracle.Run] = []
    /// At some seconds, the next change that the verdict promised.
    private(set) var promises: [[Int64?]] = []

    init(_ compiled: CompiledFairUse, _ deltas: [UsageDelta]) {
        self.compiled = compiled
        self.deltas = deltas
    }

    mutating func step(to second: Int64) {
        let now = Timestamp(seconds: second)
        while reported < deltas.count, deltas[reported].to <= now {
            compiled.count(deltas[reported], into: &usage)
            reported += 1
        }
        let verdict = compiled.verdict(at: now, usage)
        let run = FairUseOracle.Run(verdict, names: compiled.names(of: verdict.rules))
        if let last = runs.indices.last, runs[last].isSame(as: run) {
            runs[last].count += 1
        } else {
            runs.append(run)
        }
        // One in a hundred and one: at all hours of the day in turn.
        if second / 60 % 101 == 0 { promises.append([second, verdict.next?.seconds]) }
    }

    func counters(_ document: FairUseDocument, atSecond second: Int64) throws -> [String: FairUseOracle.Answer.Counter]
    {
        let place = compiled.place(second * 1_000_000)
        let periods = compiled.calendar.periods(ofDay: place.day)
        func counter(_ kind: UsageCounters.Kind, _ start: Int) -> FairUseOracle.Answer.Counter {
            let row = usage.rows.first { $0.kind == kind && $0.start.daysSinceEpoch == start }
            let amount = row?.amount ?? .zero
            return FairUseOracle.Answer.Counter(down: amount.down, up: amount.up, seconds: amount.seconds)
        }
        return [
            "day": counter(.day, periods.day), "week": counter(.week, periods.week),
            "month": counter(.month, periods.month), "free": counter(.free, periods.month),
        ]
    }
}
