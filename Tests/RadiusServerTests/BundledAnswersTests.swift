// SPDX-License-Identifier: Apache-2.0

import NetworkValues
@testable import RadiusServer
import Testing
import TestKit

/// Answers that leave together arrive as if each had been sent alone.
@Suite struct BundledAnswersTests {
    @Test(arguments: ["127.0.0.1", "::1", "0.0.0.0", "::"])
    func everyRouterGetsItsAnswers(_ text: String) throws {
        let listening = try IPAddress(parsing: text)
        let loopback = try IPAddress(parsing: listening.family == .v4 ? "127.0.0.1" : "::1")
        let socket = try BoundSocket(to: RadiusEndpoint(address: listening, port: 0))
        let asked = RadiusEndpoint(address: loopback, port: socket.endpoint.port)
        let door = SocketDoor(socket, for: .logins)
        let routers = try (0..<3).map { _ in try UDPClient(from: loopback) }
        let pool = DatagramPool(count: 256)
        let outbox = Outbox(capacity: 256)
        var generator = SeededGenerator(seed: 5)
        var expected = Array(repeating: [[UInt8]](), count: routers.count)
        // More than a batch, to receivers in no order, of a few lengths that repeat and one that is too long for a bundle.
        for number in 0..<150 {
            let router = Int.random(in: 0..<routers.count, using: &generator)
            try routers[router].send([UInt8(number)], to: asked)
            let slot = try #require(receive(through: door, into: pool))
            let length = [20, 150, 150, 150, 151, LetterBundles.longest + 1].randomElement(using: &generator) ?? 20
            let answer = (0..<length).map { UInt8(truncatingIfNeeded: number &+ $0) }
            outbox.nextRoom.copyBytes(from: answer)
            outbox.append(slot: slot, of: pool, length: length)
            expected[router].append(answer)
        }
        outbox.send(through: door)
        #expect(outbox.letters.allSatisfy { $0.isSent })
        for (router, answers) in zip(routers, expected) {
            var received: [[UInt8]] = []
            while let (octets, source) = router.receive(milliseconds: received.count < answers.count ? 5000 : 0) {
                #expect(source == asked)
                received.append(octets)
            }
            // Answers of one length stay in their order; others may overtake them.
            for length in Set(answers.map(\.count)) {
                #expect(received.filter { $0.count == length } == answers.filter { $0.count == length })
            }
            #expect(received.count == answers.count)
        }
    }

    @Test func onlyLikeGoesWithLike() throws {
        let pool = DatagramPool(count: 8)
        let outbox = Outbox(capacity: 8)
        for (port, length) in [(1, 30), (2, 30), (1, 31), (1, 30), (2, 30), (1, 30)] as [(UInt16, Int)] {
            let slot = try #require(pool.freeSlot(0))
            var taken: [Int] = []
            pool.take(1, into: &taken)
            let router = RadiusEndpoint(address: try IPAddress(parsing: "2001:db8::1"), port: port)
            pool[slot].nameLength = SocketName.write(router, to: pool.name(slot))
            outbox.append(slot: slot, of: pool, length: length)
        }
        var bundles = LetterBundles()
        bundles.sort(outbox.letters, in: 0..<6, isBundling: true)
        #expect((0..<bundles.count).map { bundles[$0].map { bundles.places[$0] } } == [[0, 3, 5], [1, 4], [2]])
        bundles.sort(outbox.letters, in: 1..<4, isBundling: false)
        #expect((0..<bundles.count).map { bundles[$0].map { bundles.places[$0] } } == [[1], [2], [3]])
    }

    private func receive(through door: SocketDoor, into pool: DatagramPool) -> Int? {
        var taken: [Int] = []
        for _ in 0..<1_000_000 where door.receive(into: pool, atMost: 1) == 1 {
            pool.take(1, into: &taken)
            return taken.first
        }
        return nil
    }
}
