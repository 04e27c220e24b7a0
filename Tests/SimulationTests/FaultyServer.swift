// SPDX-License-Identifier: Apache-2.0

import Foundation
import RadiusCodec

@testable import Simulation

/// A small RADIUS server for subscribers whose password is their name, which can be told to make one mistake.
///
/// One thread reads a socket until the server is gone.
final class FaultyServer: Sendable {
    enum Mistake: CaseIterable {
        case none, garbage, otherIdentifier, otherSecret, noMessageAuthenticator, authenticatorLast, rejects
        case otherFramedPrefix, noDelegatedPrefix, otherProof, otherKeys

        /// What the load must say of each reply.
        var fault: ReplyFault? {
            switch self {
            case .none: nil
            case .garbage: .malformed
            case .otherIdentifier: .unasked
            case .otherSecret, .noMessageAuthenticator: .wrongAuthenticator
            case .authenticatorLast: .authenticatorNotFirst
            case .rejects: .rejected
            case .otherFramedPrefix: .wrongFramedPrefix
            case .noDelegatedPrefix: .wrongDelegatedPrefix
            case .otherProof, .otherKeys: .wrongMutualProof
            }
        }
    }

    let port: UInt16
    private let descriptor: Int32

    init(_ mistake: Mistake, secret: SharedSecret, framed: PrefixSeries, delegated: PrefixSeries) throws {
        descriptor = socket(AF_INET6, Int32(SOCK_DGRAM.rawValue), 0)
        var name = sockaddr_in6()
        name.sin6_family = sa_family_t(AF_INET6)
        name.sin6_addr = in6addr_loopback
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let descriptor = descriptor
        let bound = withUnsafeMutableBytes(of: &name) { bytes in
            let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            return bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
        }
        guard bound else { throw LoadError.system(call: "bind", target: "::1", errno: errno, reason: "test server") }
        port = name.sin6_port.bigEndian
        let answering = FaultyAnswer(mistake: mistake, secret: secret, framed: framed, delegated: delegated)
        Thread.detachNewThread { Self.serve(descriptor, answering) }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private static func serve(_ descriptor: Int32, _ answering: FaultyAnswer) {
        var buffer = [UInt8](repeating: 0, count: FramedPacket.longest)
        while true {
            var peer = sockaddr_in6()
            var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
            let count = withUnsafeMutableBytes(of: &peer) { name in
                recvfrom(
                    descriptor, &buffer, buffer.count, 0, name.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                    &length)
            }
            guard count > 0 else { break }
            guard let reply = answering.reply(to: Array(buffer.prefix(count))) else { continue }
            _ = withUnsafeBytes(of: &peer) { name in
                sendto(
                    descriptor, reply, reply.count, 0, name.baseAddress?.assumingMemoryBound(to: sockaddr.self), length)
            }
        }
        close(descriptor)
    }
}
