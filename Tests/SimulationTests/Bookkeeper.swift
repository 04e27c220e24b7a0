// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec
import Synchronization

@testable import Simulation

/// A small accounting server that remembers the furthest report of every session, and can be told to misbehave.
final class Bookkeeper: Sendable {
    enum Conduct: Equatable {
        case right
        case otherSecret, otherCode, garbage
        /// Answers a datagram only when it comes for the nth time, octet for octet.
        case deaf(times: Int)

        /// What the load must say of each answer.
        var fault: ReplyFault? {
            switch self {
            case .right, .deaf: nil
            case .otherSecret: .wrongAuthenticator
            case .otherCode: .wrongCode
            case .garbage: .malformed
            }
        }
    }

    struct Report: Equatable {
        /// Acct-Status-Type in the order of a session's life: Start, interim, Stop.
        var stage = 0
        var seconds: UInt64 = 0
        var down: UInt64 = 0
        var up: UInt64 = 0

        func isAhead(of other: Report) -> Bool {
            (stage == 2 ? 1 : 0, seconds, stage) > (other.stage == 2 ? 1 : 0, other.seconds, other.stage)
        }
    }

    struct Books {
        /// The furthest report of every session.
        var sessions: [String: Report] = [:]
        /// How often each report came in.
        var reports: [String: Int] = [:]
        /// How often each datagram came in.
        var datagrams: [[UInt8]: Int] = [:]
        /// What was reported of each user's prefixes.
        var prefixes: [String: [IPv6Prefix]] = [:]
        /// Requests that no server should take.
        var faults = 0
    }

    let books = Mutex(Books())
    private let conduct: Conduct
    private let secret: SharedSecret

    init(_ conduct: Conduct = .right, secret: SharedSecret) {
        self.conduct = conduct
        self.secret = secret
    }

    /// Takes a request into the books and answers it.
    func answer(_ request: [UInt8]) -> [UInt8]? {
        guard let packet = try? FramedPacket(request.span), packet.code == .accountingRequest,
            (try? VerifiedPacket(
                request: packet, in: request.span, secret: secret, requiresMessageAuthenticator: false)) != nil
        else {
            books.withLock { $0.faults += 1 }
            return nil
        }
        let times = books.withLock { books in
            books.datagrams[request, default: 0] += 1
            Self.enter(packet, request, into: &books)
            return books.datagrams[request, default: 0]
        }
        if case .deaf(let silent) = conduct, times < silent { return nil }
        return reply(to: packet)
    }

    private static func enter(_ packet: FramedPacket, _ request: [UInt8], into books: inout Books) {
        let bytes = request.span
        guard let status = packet.integer(.acctStatusType, in: bytes), let stage = [1: 0, 3: 1, 2: 2][status],
            let session = packet.first(.acctSessionId, in: bytes), let user = packet.first(.userName, in: bytes)
        else {
            books.faults += 1
            return
        }
        let report = Report(
            stage: stage, seconds: number(packet, .acctSessionTime, bytes),
            down: number(packet, .acctOutputGigawords, bytes) << 32 | number(packet, .acctOutputOctets, bytes),
            up: number(packet, .acctInputGigawords, bytes) << 32 | number(packet, .acctInputOctets, bytes))
        let name = String(decoding: request[session], as: UTF8.self)
        books.reports["\(name),\(report)", default: 0] += 1
        if report.isAhead(of: books.sessions[name, default: Report(stage: -1)]) { books.sessions[name] = report }
        books.prefixes[String(decoding: request[user], as: UTF8.self)] = [
            packet.ipv6Prefix(.framedIPv6Prefix, in: bytes), packet.ipv6Prefix(.delegatedIPv6Prefix, in: bytes),
        ].compactMap { $0 }
    }

    private static func number(_ packet: FramedPacket, _ key: AttributeKey, _ bytes: Span<UInt8>) -> UInt64 {
        UInt64(packet.integer(key, in: bytes) ?? 0)
    }

    private func reply(to packet: FramedPacket) -> [UInt8]? {
        if conduct == .garbage { return [5, packet.identifier, 0, 19] }
        let signer = conduct == .otherSecret ? SharedSecret(Array("another secret".utf8)) ?? secret : secret
        let code = conduct == .otherCode ? RadiusCode.accessAccept : .accountingResponse
        var memory = [UInt8](repeating: 0, count: FramedPacket.longest)
        let length = try? memory.withUnsafeMutableBytes { room in
            // Every other answer has a Message-Authenticator, which the load must then check.
            let reply = try PacketWriter(
                code, identifier: packet.identifier, into: room, messageAuthenticator: packet.identifier % 2 == 0)
            return reply.seal(with: signer, authenticator: packet.authenticator)
        }
        return length.map { Array(memory.prefix($0)) }
    }
}
