// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit

/// What the thread of a ``ReportingRouter`` does.
struct ReportLoop {
    private struct Report {
        let session: Int
        let step: Int
        let octets: [UInt8]
        var dueAgain: ContinuousClock.Instant
    }

    private let sessions: [ReportedSession]
    private let sockets: [LoopbackSocket]
    /// By socket and identifier.
    private var underWay: [[UInt8: Report]]
    private var identifiers: [UInt8]
    private var progress: [(next: Int, underWay: Int)]
    /// The first session that has not told everything.
    private var first = 0
    private var generator: SeededGenerator

    typealias Note = ((inout ReportLedger) -> Void) -> Void

    init(_ sessions: [ReportedSession], seed: UInt64) throws {
        self.sessions = sessions
        // Several ports, so that all workers of the program take part.
        sockets = try (0..<4).map { _ in try LoopbackSocket() }
        underWay = sockets.map { _ in [:] }
        identifiers = sockets.map { _ in 0 }
        progress = sessions.map { _ in (0, 0) }
        generator = SeededGenerator(seed: seed)
    }

    /// Sends what is due, if there is anybody to send to, and takes the answers that are there.
    ///
    /// - Returns: whether none was there.
    mutating func turn(_ targets: [UInt16], note: Note) -> Bool {
        if !targets.isEmpty {
            repeatOverdue(targets, note)
            begin(targets, note)
        }
        var wanted = sockets.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&wanted, UInt(wanted.count), Self.pause) > 0 else { return true }
        for place in sockets.indices {
            while let (octets, _) = sockets[place].receive(waiting: false) { take(octets, at: place, note) }
        }
        return false
    }

    /// Fills the window with reports of the first sessions that have any.
    private mutating func begin(_ targets: [UInt16], _ note: Note) {
        while first < sessions.count, progress[first].next > sessions[first].lastStep { first += 1 }
        let count = underWay.reduce(0) { $0 + $1.count }
        var room = Self.window - count
        for session in first..<min(first + Self.sessionsAtOnce, sessions.count) where room > 0 {
            let depth = session.isMultiple(of: 2) ? 1 : 2
            while room > 0, progress[session].underWay < depth, progress[session].next <= sessions[session].lastStep {
                send(session, targets, note)
                room -= 1
            }
        }
    }

    private mutating func send(_ session: Int, _ targets: [UInt16], _ note: Note) {
        let place = session % sockets.count
        while underWay[place][identifiers[place]] != nil { identifiers[place] &+= 1 }
        let step = progress[session].next
        let report = Report(
            session: session, step: step,
            octets: sessions[session].packet(at: step).octets(identifier: identifiers[place]),
            dueAgain: .now + Self.patience)
        underWay[place][identifiers[place]] = report
        identifiers[place] &+= 1
        progress[session].next += 1
        progress[session].underWay += 1
        // Before it leaves: what has arrived must not be unknown to the ledger.
        note { $0.sessions[session].sent = step }
        transmit(report, from: place, targets)
    }

    private mutating func repeatOverdue(_ targets: [UInt16], _ note: Note) {
        let now = ContinuousClock.now
        for place in sockets.indices {
            for (identifier, report) in underWay[place] where report.dueAgain <= now {
                underWay[place][identifier]?.dueAgain = now + Self.patience
                note { $0.repeated += 1 }
                transmit(report, from: place, targets)
            }
        }
    }

    private mutating func transmit(_ report: Report, from place: Int, _ targets: [UInt16]) {
        guard let target = targets.randomElement(using: &generator) else { return }
        sockets[place].send(report.octets, to: target)
    }

    private mutating func take(_ octets: [UInt8], at place: Int, _ note: Note) {
        guard octets.count > 1, let report = underWay[place][octets[1]] else { return }
        guard AccountingPacket.isAcknowledgement(octets, of: report.octets) else {
            // Perhaps a late answer to the request that had the identifier before.
            return note { $0.forged += 1 }
        }
        underWay[place][octets[1]] = nil
        progress[report.session].underWay -= 1
        note { ledger in
            ledger.acknowledged += 1
            ledger.sessions[report.session].acknowledged = max(
                ledger.sessions[report.session].acknowledged, report.step)
        }
    }

    /// Milliseconds between two looks at what is due.
    private static let pause: Int32 = 5
    /// Until a report is sent again: shorter than real routers wait, so that much is sent twice.
    private static let patience: Duration = .milliseconds(150)
    private static let window = 64
    private static let sessionsAtOnce = 100
}
