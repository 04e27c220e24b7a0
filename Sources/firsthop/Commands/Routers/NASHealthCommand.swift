// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop nas health`
struct NASHealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Show how well routers account: what is missing, repeated, or contradicts us.",
        discussion: "What was answered is told by the running program, once a minute and when it ends.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "Over how many days, today included.")
    var days = 7

    func run() async throws {
        guard (1...3660).contains(days) else { throw ValidationError("--days \(days): from 1 to 3660.") }
        let health = try await store.withStore { try await $0.nasHealth(days: days) }
        output.write(json: .array(health.map(json)), text: text(health))
    }

    private func text(_ health: [NASHealth]) -> String {
        var table = Table(
            .prose("ROUTER"), .text("LAST RECORD"), .number("ANSWERED"), .number("OPEN"), .number("STALE"),
            .number("INTERIMS"), .number("LOST STOPS"), .number("RESETS"), .number("PREFIX MISMATCHES"),
            .text("GIGAWORDS"))
        for nas in health {
            func count(_ finding: FoldFinding) -> String { "\(nas.findings[finding] ?? 0)" }
            // Rounded down: one that went unanswered must not read as none.
            func percent(_ rate: Double?) -> String { rate.map { "\(Int(($0 * 100).rounded(.down))) %" } ?? "-" }
            table.add(
                nas.name, nas.lastRecordAt.map { Moment.toSecond($0) } ?? "never", percent(nas.answerRate),
                "\(nas.openSessions)", "\(nas.staleSessions)", percent(nas.interimRate), count(.lostStop),
                count(.counterReset), count(.prefixMismatch), nas.sendsGigawords ? "yes" : "not seen")
        }
        return table.text()
    }

    private func drops(_ nas: NASHealth) -> [JSONMember] {
        nas.drops.map { JSONMember($0.reason, .integer($0.number)) }
    }

    private func json(_ nas: NASHealth) -> JSONValue {
        [
            "nas": .id(nas.nas), "name": .string(nas.name), "last_record_at": .time(nas.lastRecordAt),
            "restarted_at": .time(nas.restartedAt), "sends_gigawords": .bool(nas.sendsGigawords),
            "open_sessions": .integer(nas.openSessions), "stale_sessions": .integer(nas.staleSessions),
            "received": .integer(nas.answers[.received] ?? 0), "answered": .integer(nas.answers[.answered] ?? 0),
            "dropped": .object(drops(nas)),
            "findings": .object(
                FoldFinding.allCases.map { JSONMember($0.word, .integer(nas.findings[$0] ?? 0)) }),
        ]
    }
}
