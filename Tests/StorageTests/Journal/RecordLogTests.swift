// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ProviderValues
import Synchronization
import TestKit
import Testing

@testable import Storage

/// Where groups go in these tests: fails as often as it is told, waits when it is told, and remembers.
private final class ScriptedStore: GroupStore {
    /// What the test sees, and steers.
    final class Script: Sendable {
        private let state: Mutex<(failures: Int, groups: [[[UInt8]]])>
        /// Each group needs one signal.
        let gate = DispatchSemaphore(value: 0)

        init(failures: Int = 0) { state = Mutex((failures, [])) }

        var groups: [[[UInt8]]] { state.withLock { $0.groups } }

        func store(_ group: [[UInt8]]) -> Bool {
            state.withLock { state in
                state.failures -= 1
                guard state.failures < 0 else { return false }
                state.groups.append(group)
                return true
            }
        }
    }

    private let script: Script

    init(_ script: Script) { self.script = script }

    func store(_ group: inout RecordBuffer) throws(StorageError) {
        script.gate.wait()
        var payloads: [[UInt8]] = []
        group.forEachPayload { payloads.append(Array($0)) }
        guard script.store(payloads) else { throw StorageError(.full, doing: "testing", detail: "") }
    }

    func close() {}
}

@Suite struct RecordLogTests {
    private static func log(_ script: ScriptedStore.Script, limit: Int = 10_000) -> RecordLog {
        RecordLog("test", storing: ScriptedStore(script), first: 1, after: 0, limit: limit)
    }

    /// What comes while a group is being stored goes together into the next one.
    @Test func recordsGatherWhileAGroupIsStored() async throws {
        let script = ScriptedStore.Script()
        let log = Self.log(script)
        #expect(try log.append([1].span) == 1)
        // The writer has taken the first group once nothing waits.
        while log.waitingBytes > 0 { await Task.yield() }
        for number in UInt8(2)...9 { #expect(try log.append([number].span) == Int64(number)) }
        #expect(log.durableThrough == 0)
        script.gate.signal()
        await log.waitUntilDurable(1)
        script.gate.signal()
        await log.waitUntilDurable(9)
        #expect(script.groups == [[[1]], (2...9).map { [$0] }])
    }

    /// A failing disk: what was taken is kept and stored at last, once and in order; what comes meanwhile is refused.
    @Test func aGroupThatFailsIsStoredAgain() async throws {
        let script = ScriptedStore.Script(failures: 2)
        let log = Self.log(script)
        let announced = Mutex<[Int64]>([])
        let observer = log.observe { through in announced.withLock { $0.append(through) } }
        _ = try log.append([1].span)
        script.gate.signal()
        while log.trouble == nil { await Task.yield() }
        #expect(throws: RecordLogRefusal.failing(StorageError(.full, doing: "testing", detail: ""))) {
            try log.append([2].span)
        }
        #expect(log.durableThrough == 0)
        #expect(announced.withLock { $0 } == [])
        for _ in 1...3 { script.gate.signal() }
        await log.waitUntilDurable(1)
        while log.trouble != nil { await Task.yield() }
        #expect(try log.append([3].span) == 2)
        await log.waitUntilDurable(2)
        log.forget(observer: observer)
        #expect(script.groups == [[[1]], [[3]]])
        #expect(announced.withLock { $0 } == [1, 2])
    }

    @Test func refusalsChangeNothing() async throws {
        let script = ScriptedStore.Script()
        let log = Self.log(script, limit: 100)
        #expect(throws: RecordLogRefusal.length(0, allowed: 1...65_535)) { try log.append([UInt8]().span) }
        #expect(throws: RecordLogRefusal.length(65_536, allowed: 1...65_535)) {
            try log.append([UInt8](repeating: 0, count: 65_536).span)
        }
        _ = try log.append([1].span)
        while log.waitingBytes > 0 { await Task.yield() }
        for number in UInt8(2)...4 { _ = try log.append([number].span) }
        #expect(throws: RecordLogRefusal.overloaded(waitingBytes: 96)) { try log.append([5].span) }
        for _ in 1...2 { script.gate.signal() }
        await log.shutdown()
        #expect(throws: RecordLogRefusal.closed) { try log.append([6].span) }
        #expect(script.groups == [[[1]], [[2], [3], [4]]])
    }

    /// What cannot be stored at the end is given up, and nobody was told otherwise.
    @Test func shutdownDoesNotWaitForAFailingDisk() async throws {
        let script = ScriptedStore.Script(failures: .max)
        let log = Self.log(script)
        _ = try log.append([1].span)
        for _ in 1...9 { script.gate.signal() }
        await log.shutdown()
        #expect(log.durableThrough == 0)
        #expect(script.groups == [])
    }
}
