// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// A home server's answer, proved to be one to a request of ours.
struct HomeReply {
    private let octets: [UInt8]
    private let packet: FramedPacket
    private let exchange: HomeExchange

    /// Checks an answer.
    ///
    /// - Throws: why it is not believed.
    init(
        _ octets: [UInt8], _ packet: FramedPacket, to exchange: HomeExchange, requiresMessageAuthenticator: Bool
    ) throws(HomeStray) {
        do throws(AuthenticatorFault) {
            _ = try VerifiedPacket(
                reply: packet, to: exchange.authenticator, in: octets.span, secret: exchange.secret,
                requiresMessageAuthenticator: requiresMessageAuthenticator)
        } catch {
            throw .unverified
        }
        self.octets = octets
        self.packet = packet
        self.exchange = exchange
    }

    /// What it says; nil for a code that answers no login.
    var verdict: Verdict? {
        switch packet.code {
        case .accessAccept: .accepted
        case .accessReject: .rejected
        case .accessChallenge: .challenged
        case .accessRequest, .accountingRequest, .accountingResponse, .statusServer, .disconnectRequest,
            .disconnectACK, .disconnectNAK, .coaRequest, .coaACK, .coaNAK, .protocolError:
            nil
        }
    }

    /// The place of our Proxy-State in it, which is the last one.
    ///
    /// - Throws: when its Proxy-States are not exactly those that were sent: what forgers put into them is the material of
    ///   their collisions (CVE-2024-3596).
    func placeOfMark(after login: HandedLogin) throws(HomeStray) -> Range<Int> {
        let (bytes, sent) = (octets.span, login.octets.span)
        var cursor = packet.values(of: .proxyState)
        var wanted = login.packet.values(of: .proxyState)
        while let place = wanted.next(in: sent) {
            guard let value = cursor.next(in: bytes), Self.areEqual(bytes.extracting(value), sent.extracting(place))
            else {
                throw .wrongProxyState
            }
        }
        guard let value = cursor.next(in: bytes), cursor.next(in: bytes) == nil,
            Self.areEqual(bytes.extracting(value), exchange.mark.span)
        else { throw .wrongProxyState }
        return value
    }

    /// Writes it as the router gets it into `room`, which has 4096 octets, and returns its length.
    ///
    /// - Parameter mark: the place of our Proxy-State, which is taken off.
    func write(
        for login: HandedLogin, without mark: Range<Int>, into room: UnsafeMutableRawBufferPointer
    ) throws(DropReason) -> Int {
        let from = HidingKey(secret: exchange.secret, authenticator: exchange.authenticator)
        let to = HidingKey(secret: login.nas.secret, authenticator: login.packet.authenticator)
        do throws(PacketWritingError) {
            var writer = try PacketWriter(packet.code, identifier: login.packet.identifier, into: room)
            try writer.append(passing: packet, in: octets.span, without: mark, from: from, to: to)
            return writer.seal(with: login.nas.secret, authenticator: login.packet.authenticator)
        } catch {
            throw error.isHiding ? .malformedAttribute : .replyTooLong
        }
    }

    private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
    }
}
