// SPDX-License-Identifier: Apache-2.0

import NetworkValues
@testable import RadiusServer
import Testing
import TestKit

@Suite struct PendingRepliesTests {
    /// Against a model: every reply comes out once, in order, with its octets and addresses whole, however much comes and goes;
    /// and what finds no room changes nothing.
    @Test func keepsRepliesInOrder() {
        var generator = SeededGenerator(seed: 2866)
        let pool = DatagramPool(count: 4)
        let pending = PendingReplies(capacity: 50)
        let meter = NASMeter()
        var model: [(sequence: Int64, to: RadiusEndpoint, octets: [UInt8], control: UInt8)] = []
        var sequence: Int64 = 0
        var refused = 0
        for round in 0..<20_000 {
            if generator.next() % 8 < (round / 500 % 2 == 0 ? 7 : 3) {
                let slot = Int(generator.next() % 4)
                let source = RadiusEndpoint(
                    address: .v6(IPv6Address(bits: generator.next128())), port: UInt16(truncatingIfNeeded: round))
                pool[slot].nameLength = SocketName.write(source, to: pool.name(slot))
                let mark = UInt8(truncatingIfNeeded: round)
                pool.control(slot).initializeMemory(as: UInt8.self, repeating: mark, count: LocalAddress.stride)
                pool[slot].controlLength = 40
                let count = generator.next() % 50 == 0 ? 4096 : Int(generator.next() % 200) + 20
                let octets = generator.bytes(count)
                sequence += Int64(generator.next() % 3) + 1
                let hadRoom = pending.hasRoom
                let isKept = octets.withUnsafeBytes {
                    pending.append($0, onceDurable: sequence, to: slot, of: pool, meter: meter)
                }
                #expect(isKept || !hadRoom, "hasRoom promised room")
                if isKept { model.append((sequence, source, octets, mark)) } else { refused += 1 }
            } else {
                let durable = sequence - Int64(generator.next() % 40)
                let due = pending.due(through: durable, atMost: 8)
                #expect(due == min(8, model.prefix { $0.sequence <= durable }.count))
                for index in 0..<due { check(pending.letter(index), model[index]) }
                pending.removeFirst(due)
                model.removeFirst(due)
            }
            #expect(pending.count == model.count)
            #expect(pending.awaited == model.first?.sequence)
        }
        #expect(refused > 100, "the test must fill the memory to mean anything")
    }

    private func check(
        _ letter: Letter?, _ expected: (sequence: Int64, to: RadiusEndpoint, octets: [UInt8], control: UInt8)
    ) {
        guard let letter else {
            Issue.record("a reply is lost")
            return
        }
        #expect(SocketName.endpoint(at: letter.name) == expected.to)
        #expect(Array(letter.octets) == expected.octets)
        let control = UnsafeRawBufferPointer(start: letter.control, count: letter.controlLength)
        #expect(control.count == 40 && control.allSatisfy { $0 == expected.control })
    }
}
