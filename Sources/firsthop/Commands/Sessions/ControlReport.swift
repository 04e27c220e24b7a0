// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// What became of a request to a router, for people and programs.
enum ControlReport {
    /// - Throws: exit code 1 unless the router says that it is done.
    static func write(_ outcome: ControlOutcome, _ session: SessionRecord, _ output: OutputOptions) throws {
        output.write(
            json: [
                "session": .id(session.id), "acknowledged": .bool(outcome == .acknowledged),
                "outcome": .string(outcome.description),
            ],
            text: "Session \(session.id): \(outcome).\n")
        guard outcome == .acknowledged else { throw ExitCode.failure }
    }

    static func rehearsed(_ verb: String, _ session: SessionRecord, _ output: OutputOptions) {
        let router = session.nasName ?? "\(session.nas)"
        output.write(
            json: ["session": .id(session.id), "dry_run": .bool(true), "nas": .id(session.nas)],
            text: "Dry run, nobody was asked: router \(router) would be asked to \(verb) session \(session.id).\n")
    }
}
