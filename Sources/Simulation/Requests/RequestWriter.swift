// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Writes the Access-Request that a PPPoE server sends when a subscriber calls.
struct RequestWriter {
    struct Request {
        let octets: [UInt8]
        let proof: MutualProof?
    }

    let series: SubscriberSeries
    let method: LoadMethod
    let secret: SharedSecret

    func write(
        _ subscriber: Int, identifier: UInt8, using generator: inout some RandomNumberGenerator
    ) throws(LoadError) -> Request {
        let authenticator = Octets16.random(using: &generator)
        let challenge = Octets16.random(using: &generator)
        let peer = Octets16.random(using: &generator)
        var memory = [UInt8](repeating: 0, count: FramedPacket.longest)
        do {
            return try memory.withUnsafeMutableBytes { room throws(PacketWritingError) in
                var packet = try PacketWriter(.accessRequest, identifier: identifier, into: room)
                try packet.append(.userName, series.names.name(of: subscriber))
                let proof = try writePassword(
                    of: subscriber, into: &packet, authenticator: authenticator, challenge: challenge, peer: peer)
                try Self.appendCall(of: subscriber, to: &packet)
                let length = packet.seal(with: secret, authenticator: authenticator)
                return Request(octets: Array(room.prefix(length)), proof: proof)
            }
        } catch {
            throw .request(subscriber: subscriber, reason: "\(error)")
        }
    }

    private func writePassword(
        of subscriber: Int, into packet: inout PacketWriter, authenticator: Octets16, challenge: Octets16,
        peer: Octets16
    ) throws(PacketWritingError) -> MutualProof? {
        let password = series.passwords.name(of: subscriber)
        switch method {
        case .pap:
            try packet.appendUserPassword(password.span, secret: secret, authenticator: authenticator)
            return nil
        case .chap:
            let challenge = challenge.octets
            let response = CHAP.response(
                identifier: challenge[0], challenge: challenge.span, password: password.span)
            try packet.append(.chapPassword, response)
            try packet.append(.chapChallenge, challenge)
            return nil
        case .msCHAPv2:
            let call = MSCHAPCall(
                name: series.names.name(of: subscriber), password: password, challenge: challenge, peer: peer)
            try packet.append(.msCHAPChallenge, challenge)
            try packet.append(.msCHAP2Response, call.response)
            return call.proof
        }
    }

    /// What a router tells of the line that a subscriber calls on, at the login and in accounting alike.
    static func appendCall(of subscriber: Int, to packet: inout PacketWriter) throws(PacketWritingError) {
        try packet.append(.serviceType, Self.framed)
        try packet.append(.framedProtocol, Self.ppp)
        try packet.append(.nasPort, UInt32(truncatingIfNeeded: subscriber))
        try packet.append(.nasPortType, Self.ethernet)
        try packet.append(.callingStationId, StationAddress.text(of: subscriber))
        try packet.append(.calledStationId, text: "load")
        try packet.append(.nasIdentifier, text: "firsthop-load")
    }

    // RFC 2865 sections 5.6, 5.7 and 5.41.
    private static let framed: UInt32 = 2
    private static let ppp: UInt32 = 1
    private static let ethernet: UInt32 = 15
}
