// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The sessions that the program tells of, and how they compare with what a ``ReportingRouter`` knows.
struct ToldSessions {
    /// As `firsthop session list --json` writes it.
    struct Session: Decodable {
        let id: Int
        let sessionId: String
        let userName: String
        let serviceName: String?
        let seconds: Int
        let down: Int
        let up: Int
        let ending: String?
    }

    /// By what the router calls them.
    private(set) var sessions: [String: Session] = [:]
    /// Those that are told of twice.
    private(set) var doubled: [String] = []

    /// Open and ended ones.
    static func read(_ program: RadiusProgram) async throws -> ToldSessions {
        var told = ToldSessions()
        for session in try await all(of: program) {
            let known = told.sessions.updateValue(session, forKey: session.sessionId)
            // One that ended between the two questions is in both answers.
            if let known, known.id != session.id { told.doubled.append(session.sessionId) }
        }
        return told
    }

    /// Open and ended ones, in no order.
    static func all(of program: RadiusProgram) async throws -> [Session] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        var sessions: [Session] = []
        for kind in ["list", "history"] {
            let text = try await program.firsthop("session", kind, "--limit", "10000", "--json")
                .outputOfSuccess(of: "firsthop session \(kind)")
            sessions += try decoder.decode([Session].self, from: Data(text.utf8))
        }
        return sessions
    }

    /// What is wrong with it, seen from a router that has what the ledger says; what it sent and was not acknowledged may be
    /// there or not.
    func faults(_ router: ReportingRouter, _ ledger: ReportLedger) -> [String] {
        zip(router.sessions, ledger.sessions).compactMap { reported, progress in
            fault(reported, acknowledged: progress.acknowledged, sent: progress.sent)
        } + doubled.map { "\($0) is there twice" }
    }

    private func fault(_ reported: ReportedSession, acknowledged: Int, sent: Int) -> String? {
        guard let told = sessions[reported.name] else {
            return acknowledged < 0 ? nil : "\(reported.name) is missing, step \(acknowledged) was acknowledged"
        }
        guard let step = (0...max(sent, 0)).first(where: { reported.seconds(at: $0) == told.seconds }),
            step >= acknowledged
        else { return "\(reported.name) has \(told.seconds) s; acknowledged is step \(acknowledged), sent \(sent)" }
        guard reported.octets(at: step) == (told.down, told.up) else {
            return "\(reported.name) has \(told.down) down and \(told.up) up at step \(step) "
                + "instead of \(reported.octets(at: step))"
        }
        if acknowledged == reported.lastStep, told.ending != "stopped" {
            return "\(reported.name) ended as \(told.ending ?? "nothing")"
        }
        return nil
    }
}

extension ToldSessions {
    /// Asks the program until it tells what the ledger says, and expects that it does in the end: records are applied some time
    /// after they are acknowledged.
    static func expectRight(
        _ program: RadiusProgram, _ router: ReportingRouter, _ ledger: ReportLedger,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        var faults = [""]
        for _ in 0..<attempts where !faults.isEmpty {
            faults = try await read(program).faults(router, ledger)
        }
        #expect(
            faults.isEmpty, "\(faults.count) faults: \(faults.prefix(5).joined(separator: "; "))",
            sourceLocation: sourceLocation)
    }

    /// Expects that usage has the octets of all sessions of each user, now that everything was acknowledged and applied.
    static func expectUsage(
        _ program: RadiusProgram, _ router: ReportingRouter, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for (user, sessions) in Dictionary(grouping: router.sessions, by: \.user) {
            let usage = try JSONShape(
                parsing: try await program.firsthop("usage", user, "--by", "quarter", "--json")
                    .outputOfSuccess(of: "firsthop usage"))
            let periods = (0..<(usage["usage"]?.count ?? 0)).compactMap { usage["usage"]?[$0] }
            let told = periods.reduce((0, 0)) { ($0.0 + ($1["down"]?.number ?? 0), $0.1 + ($1["up"]?.number ?? 0)) }
            let reported = sessions.map { $0.octets(at: $0.lastStep) }.reduce((0, 0)) { ($0.0 + $1.down, $0.1 + $1.up) }
            #expect(told == reported, "usage of \(user)", sourceLocation: sourceLocation)
        }
    }

    /// Each takes two commands.
    private static let attempts = 60
}
