// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

@testable import Simulation

/// A small RADIUS server for subscribers whose password is their name, which can be told to make one mistake.
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

    private let server: DatagramServer

    init(_ mistake: Mistake, secret: SharedSecret, framed: PrefixSeries, delegated: PrefixSeries) throws {
        let answering = FaultyAnswer(mistake: mistake, secret: secret, framed: framed, delegated: delegated)
        server = try DatagramServer(answering.reply)
    }

    var port: UInt16 { server.port }
}
