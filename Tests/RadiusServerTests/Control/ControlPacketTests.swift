// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import TestKit
import Testing

@testable import RadiusServer

/// What requests look like.
@Suite struct ControlPacketTests {
    @Test func sessionsAreNamedAsTheirVendorsRoutersWant() throws {
        for row in try VectorFile("control/naming.txt").rows {
            let expected = try row.field(3)
            do {
                let octets = try Self.packet(row, .disconnect)
                #expect(try Self.lines(octets).joined(separator: ", ") == expected, "\(row)")
            } catch ControlObstacle.unnamedSession {
                #expect(expected == "unnamed", "\(row)")
            }
        }
    }

    /// Wireshark finds in a disconnect the attributes of its row and no others, in their order.
    @Test func wiresharkReadsWhatTheRowsSay() async throws {
        try Need.command("text2pcap")
        try Need.command("tshark")
        let rows = try VectorFile("control/naming.txt").rows.filter { try $0.field(3) != "unnamed" }
        let packets = try rows.map { try Self.packet($0, .disconnect) }
        let expected = try rows.map { row in
            let names = try row.field(3).split(separator: ", ").compactMap { $0.split(separator: " = ").first }
            return ["Message-Authenticator"] + names.map(String.init)
        }
        #expect(try await Self.namesByTshark(packets) == expected)
    }

    /// The names of the attributes of each packet.
    private static func namesByTshark(_ packets: [[UInt8]]) async throws -> [[String]] {
        try await TemporaryDirectory.with { folder in
            let dump = packets.map { "000000 " + hex($0) + "\n" }.joined(separator: "\n")
            try Data(dump.utf8).write(to: URL(fileURLWithPath: folder.file("requests.txt")))
            let wrapped = try await ChildProcess.run(
                "text2pcap", ["-q", "-u", "40000,3799", folder.file("requests.txt"), folder.file("requests.pcap")])
            try #require(wrapped.succeeded, "\(wrapped.errorOutput)")
            let read = try await ChildProcess.run(
                "tshark", ["-r", folder.file("requests.pcap"), "-O", "radius", "-d", "udp.port==3799,radius"])
            try #require(read.succeeded, "\(read.errorOutput)")
            let parts = read.output.split(separator: "Code: Disconnect-Request (40)").dropFirst()
            return parts.map { part in part.matches(of: /AVP: t=([A-Za-z0-9-]+)/).map { String($0.output.1) } }
        }
    }

    /// The packet of a row.
    private static func packet(_ row: VectorRow, _ task: ControlTask) throws -> [UInt8] {
        let vendor = try row.field(0) { NASVendor(rawValue: $0) }
        let text = try SessionText(row.field(2))
        let nas = try #require(NASProfile(.controlled(1, vendor: vendor)))
        var request = ControlRequest(ticket: 1, session: text.session, task: task)
        request.naming = try row.field(1) { SessionNaming(word: $0) }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 8)
        defer { room.deallocate() }
        var writer = ControlWriter(room: room)
        return try writer.packet(
            request, identifier: 7, for: nas, at: text.router, plan: nil, now: Timestamp(seconds: 1_767_225_600))
    }

    private static func lines(_ octets: [UInt8]) throws -> [String] {
        try ControlBench.Departure(
            key: ExchangeKey(
                router: RadiusEndpoint(address: .v4(IPv4Address(bits: 0)), port: 0),
                slot: SourceSlot(port: 0, identifier: 0)), octets: octets, at: 0
        ).lines()
    }

    private static func hex(_ octets: [UInt8]) -> String {
        octets.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(separator: " ")
    }

    /// Whatever comes in, nothing traps and nothing is taken for an answer.
    @Test func anythingMayComeIn() throws {
        var generator = SeededGenerator(seed: 5)
        let bench = ControlBench()
        bench.submit(.disconnect, .numbered(1))
        let request = try #require(bench.departures.first)
        let right = try request.answer(.disconnectNAK, [.cause(503)])
        for _ in 0..<20_000 {
            var octets = right
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: octets = generator.bytes(.random(in: 0...80, using: &generator))
            case 1: octets.removeLast(.random(in: 1...octets.count, using: &generator))
            default:
                octets[.random(in: 0..<octets.count, using: &generator)] ^= .random(in: 1...255, using: &generator)
            }
            bench.deliver(octets, to: request.key)
        }
        #expect(bench.outcomes.isEmpty && bench.departures.count == 1)
    }
}
