// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization
import TestKit
import Testing

@testable import Storage

@Suite(.serialized) struct RecordInboxTests {
    private static let nodes = 3
    private static let perNode = 2_000

    /// Appends numbered records, a group now and then waiting for its commit.
    private static func append(as node: UInt8, to inbox: RecordInbox) async throws {
        for number in 0..<perNode {
            let low = UInt8(truncatingIfNeeded: number)
            let payload =
                [node, UInt8(truncatingIfNeeded: number >> 8), low] + [UInt8](repeating: node, count: number % 50)
            let sequence = try await patiently(inbox, payload)
            if number % 20 == 19 || number == perNode - 1 {
                await inbox.log.waitUntilDurable(sequence)
            }
        }
    }

    /// A log whose server is away refuses; whoever sent the record tries again.
    private static func patiently(_ inbox: RecordInbox, _ payload: [UInt8]) async throws -> Int64 {
        while true {
            do throws(RecordLogRefusal) {
                return try inbox.log.append(payload.span)
            } catch {
                guard case .failing = error else { throw error }
                await Task.yield()
            }
        }
    }

    /// Reads until every node's last record was seen: each once, in its node's order, and numbers that only rise.
    private static func follow(_ inbox: RecordInbox) async throws {
        let reader = inbox.reader(after: 0)
        var next = [Int](repeating: 0, count: nodes)
        var position: Int64 = 0
        while next != [Int](repeating: perNode, count: nodes) {
            guard case .records(let batch) = try await reader.next() else { continue }
            batch.forEach { sequence, payload in
                #expect(sequence > position)
                position = sequence
                let node = Int(payload[0])
                let number = Int(payload[1]) << 8 | Int(payload[2])
                #expect(number == next[node], "of node \(node)")
                #expect(payload.count == 3 + number % 50)
                next[node] = number + 1
            }
        }
    }

    private static func run(_ disturb: @escaping @Sendable (Store) async throws -> Void) async throws {
        try await TemporaryStore.with(.postgreSQL) { store in
            let inboxes = try (0..<nodes).map { _ in try RecordInbox(in: store) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (node, inbox) in inboxes.enumerated() {
                    group.addTask { try await append(as: UInt8(node), to: inbox) }
                }
                group.addTask { try await follow(inboxes[0]) }
                group.addTask { try await disturb(store) }
                try await group.waitForAll()
            }
            for inbox in inboxes { await inbox.shutdown() }
            let count = try await store.read { database in
                try database.first("SELECT count(*) FROM accounting_inbox") { try $0.int(0) }
            }
            #expect(count == nodes * perNode)
            try await store.write { try RecordInbox.discard(through: .max, in: $0) }
            guard case .end = try await inboxes[0].reader(after: 0).next() else {
                Issue.record("discarded records are read")
                return
            }
        }
    }

    @Test func severalNodesAppendAndNoneOfTheirRecordsIsMissed() async throws {
        try await Self.run { _ in }
    }

    /// Connections are cut all the time, also between a commit and its answer: still everything is there once.
    @Test func cutConnectionsNeitherLoseNorDouble() async throws {
        try await Self.run { store in
            guard case .postgreSQL(let secret) = store.location else { return }
            let connection = PostgreSQLConnection(secret, for: .writing)
            try connection.connect()
            for _ in 1...40 {
                try connection.run(
                    """
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                        AND (query LIKE 'COPY accounting_inbox%' OR query LIKE '%accounting_inbox_lock%'
                            OR query = 'COMMIT')
                    """)
                try connection.run("SELECT pg_sleep(0.02)")
            }
        }
    }

    @Test func onlyPostgreSQLHasAnInbox() async throws {
        try await TemporaryStore.with(.sqlite) { store in
            #expect(throws: StorageError.self) { try RecordInbox(in: store) }
        }
    }
}
