// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import Operations
public import ProviderValues
public import RadiusCodec

/// Says what would be answered to a request, without sending, storing or learning anything. The request takes the same way as
/// one from the network: it is framed, verified, examined and answered by the same code.
public struct RadiusTrial: Sendable {
    private let directory: AccessDirectory
    private let classKey: SipHash
    private let openSessions: @Sendable (ServiceID) -> Int

    /// - Parameter classKey: as for ``RadiusService``.
    /// - Throws: ``RadiusServiceError`` when the key has another length than sixteen octets.
    public init(
        directory: AccessDirectory, classKey: Secret, openSessions: @escaping @Sendable (ServiceID) -> Int = { _ in 0 }
    ) throws(RadiusServiceError) {
        guard let key = SipHash(key: classKey.reveal()) else { throw .wrongKeyLength(classKey.count) }
        self.directory = directory
        self.classKey = key
        self.openSessions = openSessions
    }

    /// The answer to an Access-Request with these attributes, as if the router had sent it. A User-Password is given in the
    /// clear; Message-Authenticator is added.
    ///
    /// - Throws: ``PacketWritingError`` when the attributes do not make a packet.
    public func answer(
        to attributes: [TypedAttribute], from router: NASTerms, now: Timestamp
    ) throws(PacketWritingError) -> TrialReport {
        guard let nas = NASProfile(router) else { return .noSecret }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)
        defer { room.deallocate() }
        var generator = SystemRandomNumberGenerator()
        let authenticator = Octets16.random(using: &generator)
        var writer = try PacketWriter(.accessRequest, identifier: 0, into: room)
        for attribute in attributes { try writer.append(clear: attribute, nas.secret, authenticator) }
        let length = writer.seal(with: nas.secret, authenticator: authenticator)
        return answer(to: Array(room[..<length]), from: nas, now: now)
    }

    /// The answer to a packet, octet by octet as the router would have sent it.
    public func answer(to packet: [UInt8], from router: NASTerms, now: Timestamp) -> TrialReport {
        guard let nas = NASProfile(router) else { return .noSecret }
        return answer(to: packet, from: nas, now: now)
    }

    private func answer(to octets: [UInt8], from nas: NASProfile, now: Timestamp) -> TrialReport {
        let bytes = octets.span
        let verified: VerifiedPacket
        do throws(DropReason) {
            verified = try Self.verified(bytes, from: nas)
        } catch {
            return .dropped(error)
        }
        var generator = SystemRandomNumberGenerator()
        var answerer = Answerer(classKey: classKey, openSessions: openSessions, using: &generator)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)
        defer { room.deallocate() }
        switch answerer.answer(verified, in: bytes, from: nas, directory: directory, now: now, into: room) {
        case .drop(let reason): return .dropped(reason)
        case .handOn(let realm): return .handedOn(realm)
        case .reply(let length, let verdict):
            let account = answerer.account
            return .answered(
                TrialAnswer(
                    packet: Array(room[..<length]), verdict: verdict, service: account.service, reason: account.reason,
                    trace: account.trace, bindsDevice: account.binding, notes: notes(verified, bytes, nas, now)))
        }
    }

    private static func verified(_ bytes: Span<UInt8>, from nas: NASProfile) throws(DropReason) -> VerifiedPacket {
        let packet: FramedPacket
        do throws(FramingError) {
            packet = try FramedPacket(bytes)
        } catch {
            throw DropReason(error)
        }
        return try DefenceCheck.verify(packet, in: bytes, from: nas)
    }

    /// What the router cannot be told of the grant.
    private func notes(
        _ request: VerifiedPacket, _ bytes: Span<UInt8>, _ nas: NASProfile, _ now: Timestamp
    ) -> [String] {
        guard request.packet.code == .accessRequest else { return [] }
        let ruling = Examiner(openSessions: openSessions)
            .examine(request.packet, in: bytes, from: nas, directory: directory)
        guard case .examined(let examination) = ruling,
            case .grant(let grant) = examination.decision(at: nas, now: now)
        else { return [] }
        return Dialect.notes(on: grant, for: nas).map(\.description) + nas.extras.problems
    }
}
