// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import Testing
import TestKit

@Suite struct FairnessTests {
    /// While one router floods us with ten times what a turn can serve, another is answered in the very turn it asks.
    @Test func aFloodFromOneRouterDelaysNoOther() throws {
        let (worker, door, meters) = try worker(routers: 2)
        let quiet = RadiusEndpoint(address: .v4(IPv4Address(bits: 0x7f00_0002)), port: 2000)
        var wrong = TestRequest()
        var number: UInt64 = 0
        for turn in 0..<40 {
            for _ in 0..<640 {
                number += 1
                wrong.authenticator = Octets16(high: number, low: 0)
                wrong.identifier = UInt8(truncatingIfNeeded: number)
                door.incoming.append((flood(number), try wrong.octets()))
            }
            var request = TestRequest(identifier: UInt8(truncatingIfNeeded: turn))
            request.authenticator = Octets16(high: UInt64(turn), low: 1)
            // It stands where the next look at the door reaches it, as in a socket that is emptied faster than it fills.
            door.incoming.insert((quiet, try request.octets()), at: min(door.incoming.count, 100))
            _ = worker.turn(monotonic: UInt64(turn), now: Timestamp(seconds: 0))
            #expect(door.outgoing.contains { $0.to == quiet }, "turn \(turn): the quiet router waits")
            door.removeOutgoing()
            door.incoming.removeAll()
        }
        let figures = meters.figures()
        #expect(figures[0].figures.drops[Int(DropReason.overShare.rawValue)] > 1000)
        #expect(figures[1].figures.drops.allSatisfy { $0 == 0 })
        #expect(worker.waiting < Worker<MemoryDoor>.poolSize)
    }

    @Test func continuesConversationsFirst() throws {
        let pool = DatagramPool(count: 8)
        var queue = FairQueue(laneCount: 1)
        for slot in 0..<5 {
            let isWaiting = queue.append(slot, lane: 0, isContinuing: slot >= 3, in: pool)
            #expect(isWaiting)
        }
        var served: [Int] = []
        while let slot = queue.next(in: pool) { served.append(slot) }
        #expect(served == [3, 4, 0, 1, 2])
    }

    /// Against a model: nothing gets lost, nothing comes twice, each lane keeps its order, and nobody gets a second before
    /// everybody who waits has had one.
    @Test func servesEveryLaneInTurn() {
        var generator = SeededGenerator(seed: 3)
        let pool = DatagramPool(count: 64)
        var queue = FairQueue(laneCount: 5)
        var free = Array(0..<64)
        var model: [[Int]] = Array(repeating: [], count: 5)
        var sinceServed = Array(repeating: 0, count: 5)
        for _ in 0..<10_000 {
            if generator.next() % 5 < 3, let slot = free.last {
                let lane = Int(generator.next() % 5)
                pool[slot].nas = lane
                guard queue.append(slot, lane: lane, isContinuing: false, in: pool) else { continue }
                free.removeLast()
                if model[lane].isEmpty { sinceServed[lane] = 0 }
                model[lane].append(slot)
            } else if let slot = queue.next(in: pool) {
                let lane = pool[slot].nas
                #expect(model[lane].first == slot)
                model[lane].removeFirst()
                free.append(slot)
                for other in model.indices where other != lane && !model[other].isEmpty { sinceServed[other] += 1 }
                sinceServed[lane] = 0
                #expect(sinceServed.allSatisfy { $0 <= 5 })
            }
            #expect(queue.count == model.reduce(0) { $0 + $1.count })
        }
    }

    @Test func followsChangedRoutersWhilePacketsWait() throws {
        var provider = TestProvider()
        provider.routers = (1...3).map { .testRouter(Int64($0), source: "127.0.0.\($0)/32") }
        var directory = provider.directory()
        let shared = SharedDirectory(directory)
        let door = MemoryDoor()
        let (worker, _) = try Self.worker(door) { shared.current }
        for number in 0..<300 {
            var request = TestRequest(identifier: UInt8(truncatingIfNeeded: number))
            request.authenticator = Octets16(high: UInt64(number), low: 9)
            let source = IPv4Address(bits: 0x7f00_0001 + UInt32(number % 3))
            door.incoming.append((RadiusEndpoint(address: .v4(source), port: 1), try request.octets()))
        }
        _ = worker.turn(monotonic: 1, now: Timestamp(seconds: 0))
        #expect(worker.waiting > 0)
        provider.routers.remove(at: 1)
        directory = provider.directory(after: directory)
        shared.set(directory)
        while worker.turn(monotonic: 2, now: Timestamp(seconds: 0)) {}
        let gone = RadiusEndpoint(address: .v4(IPv4Address(bits: 0x7f00_0002)), port: 1)
        let answers = door.outgoing.count { $0.to != gone }
        #expect(answers == 200, "the other routers lose nothing")
        #expect(worker.waiting == 0)
    }

    private func flood(_ number: UInt64) -> RadiusEndpoint {
        RadiusEndpoint(address: .v4(IPv4Address(bits: 0x7f00_0001)), port: UInt16(truncatingIfNeeded: number >> 8))
    }

    private func worker(routers: Int64) throws -> (Worker<MemoryDoor>, MemoryDoor, MeterRegistry) {
        var provider = TestProvider()
        provider.routers = (1...routers).map { .testRouter($0, source: "127.0.0.\($0)/32") }
        let directory = provider.directory()
        let door = MemoryDoor()
        let (worker, meters) = try Self.worker(door) { directory }
        return (worker, door, meters)
    }

    private static func worker(
        _ door: MemoryDoor, directory: @escaping @Sendable () -> AccessDirectory
    ) throws -> (Worker<MemoryDoor>, MeterRegistry) {
        let meters = MeterRegistry()
        let context = WorkerContext(
            number: 0, directory: directory, tables: NASTables(), meters: meters, unknownSources: UnknownSources(),
            monotonic: { 1 }, wallClock: .system)
        return (
            Worker(context, doors: [door], desk: try TestDesk().desk, pending: PendingReplies(capacity: 1)), meters
        )
    }
}
