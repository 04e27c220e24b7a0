// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit

@testable import Storage

/// Journals with small segments, in folders that belong to one test.
enum JournalFixture {
    /// The smallest sound ones: a segment has room for two of the longest records.
    static var small: JournalOptions {
        var options = JournalOptions()
        options.segmentSize = 0
        options.waitingBytes = 0
        options.batchBytes = 10_000
        return options.sound
    }

    /// A clock that stands still: what a journal numbers its records by must not depend on time that passes.
    static let clock = ManualClock()

    static func open(_ path: String, options: JournalOptions = small, seed: UInt64 = 1) async throws -> Journal {
        try await Journal.open(at: path, options: options, clock: clock.wallClock, random: { seed })
    }

    /// Opens a journal, runs `body` and closes it, so that the next one can be opened at once.
    static func opened<Result>(
        _ path: String, options: JournalOptions = small, _ body: (Journal) async throws -> Result
    ) async throws -> Result {
        let journal = try await open(path, options: options)
        do {
            let result = try await body(journal)
            await journal.shutdown()
            return result
        } catch {
            await journal.shutdown()
            throw error
        }
    }

    /// Writes a segment with these groups, as a process that then ends.
    ///
    /// - Returns: the path of the segment, and where in it each record begins.
    static func write(_ groups: [[[UInt8]]], in path: String) throws -> (segment: String, starts: [Int]) {
        let folder = try JournalFolder(path)
        let spares = try SpareSegments(folder, size: small.segmentSize)
        let writer = SegmentWriter(
            journal: 1, after: 0, folder: folder, segments: SegmentList([]), spares: spares, options: small,
            clock: clock.wallClock, salts: { 77 })
        var starts: [Int] = []
        var place = SegmentHeader.size
        var buffer = RecordBuffer()
        for group in groups {
            buffer.begin(at: buffer.last &+ 1)
            for payload in group {
                payload.withUnsafeBytes { buffer.append($0) }
                starts.append(place)
                place += RecordFrame.size(ofPayload: payload.count)
            }
            try writer.store(&buffer)
        }
        writer.close()
        spares.settle()
        return (folder.segment(1), starts + [place])
    }

    /// Everything behind a position, damage included, until the end.
    static func readAll(
        _ reader: any RecordReader
    ) async throws -> (records: [(sequence: Int64, payload: [UInt8])], damage: [RecordDamage]) {
        var records: [(sequence: Int64, payload: [UInt8])] = []
        var damage: [RecordDamage] = []
        while true {
            switch try await reader.next() {
            case .records(let batch):
                for index in 0..<batch.count { records.append((batch.sequence(at: index), batch.payload(at: index))) }
            case .damage(let found):
                damage.append(found)
                await reader.skip(found)
            case .end: return (records, damage)
            }
        }
    }
}

extension RecordLog {
    /// Takes a record of bytes, and waits for room while the log has none.
    func appendPatiently(_ payload: [UInt8]) async throws -> Int64 {
        while true {
            // Before the attempt: what makes room may be durable by the time the refusal is here.
            let present = durableThrough
            do throws(RecordLogRefusal) {
                return try append(payload.span)
            } catch {
                guard case .overloaded = error else { throw error }
                await changed(after: present)
            }
        }
    }

    /// Waits until a record is durable.
    func waitUntilDurable(_ sequence: Int64) async {
        while case let present = durableThrough, present < sequence { await changed(after: present) }
    }

    private func changed(after present: Int64) async {
        let (syncs, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = observe { _ in signal.yield() }
        defer { forget(observer: number) }
        // One that came before the observer was there would be waited for in vain.
        if durableThrough > present { return }
        for await _ in syncs { return }
    }
}
