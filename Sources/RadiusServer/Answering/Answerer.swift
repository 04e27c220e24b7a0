// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import RadiusCodec

/// Answers verified requests: examines them and writes the answer in the NAS's dialect. No input or output, no waiting; the
/// only state is what tells sessions apart.
struct Answerer {
    /// What the last answer was about.
    private(set) var account = AnswerAccount()
    private let examiner: Examiner
    private let writer: AnswerWriter
    private var numbers: SessionNumbers
    private var plans = PlanExtras()

    /// - Parameters:
    ///   - classKey: signs `Class`; the same on every node of a provider.
    ///   - openSessions: how many sessions of a service are open; asked only for services with a limit.
    ///   - generator: where session numbers begin.
    init(
        classKey: SipHash, openSessions: @escaping @Sendable (ServiceID) -> Int,
        using generator: inout some RandomNumberGenerator
    ) {
        examiner = Examiner(openSessions: openSessions)
        writer = AnswerWriter(classKey: classKey)
        numbers = SessionNumbers(using: &generator)
    }

    /// Answers a request, or says why not.
    ///
    /// - Parameters:
    ///   - bytes: those that the request was framed from.
    ///   - room: where the answer is written; 4096 octets.
    mutating func answer(
        _ request: VerifiedPacket, in bytes: Span<UInt8>, from nas: NASProfile, directory: AccessDirectory,
        now: Timestamp, into room: UnsafeMutableRawBufferPointer
    ) -> Answer {
        account = AnswerAccount()
        let packet = request.packet
        do throws(PacketWritingError) {
            switch packet.code {
            case .accessRequest:
                let ruling = examiner.examine(packet, in: bytes, from: nas, directory: directory)
                return try write(ruling, packet, in: bytes, nas, now, into: room)
            case .statusServer:
                return .reply(length: try writer.status(packet, in: bytes, nas, into: room), .status)
            case .accessAccept, .accessReject, .accessChallenge, .accountingRequest, .accountingResponse,
                .disconnectRequest, .disconnectACK, .disconnectNAK, .coaRequest, .coaACK, .coaNAK, .protocolError:
                return .drop(.unexpectedCode)
            }
        } catch {
            return .drop(.replyTooLong)
        }
    }

    private mutating func write(
        _ ruling: Ruling, _ packet: FramedPacket, in bytes: Span<UInt8>, _ nas: NASProfile, _ now: Timestamp,
        into room: UnsafeMutableRawBufferPointer
    ) throws(PacketWritingError) -> Answer {
        switch ruling {
        case .handOn(let realm):
            return .handOn(realm)
        case .realmRefused(let credentials):
            account.reason = .unknownUser
            let length = try writer.reject(packet, in: bytes, nas, credentials, fresh(now), into: room)
            return .reply(length: length, .rejected)
        case .examined(let examination):
            account.service = examination.terms?.service
            switch examination.decision(at: nas, now: now) {
            case .refusal(let refusal):
                account.reason = refusal.reason
                account.trace = refusal.trace
                let length = try writer.reject(packet, in: bytes, nas, examination.credentials, fresh(now), into: room)
                return .reply(length: length, .rejected)
            case .grant(let grant):
                return try write(grant, examination, packet, in: bytes, nas, now, into: room)
            }
        }
    }

    private mutating func write(
        _ grant: AccessGrant, _ examination: Examination, _ packet: FramedPacket, in bytes: Span<UInt8>,
        _ nas: NASProfile, _ now: Timestamp, into room: UnsafeMutableRawBufferPointer
    ) throws(PacketWritingError) -> Answer {
        let session = fresh(now)
        account.session = session
        account.isCounted = (examination.terms?.simultaneousUse ?? 0) > 0
        account.reason = grant.garden
        account.trace = grant.trace
        if let mac = grant.bindMAC, let service = grant.service {
            account.binding = LearnedDevice(service: service, mac: mac)
        }
        let extras = plans.block(of: grant.plan == nil ? nil : examination.plan, for: grant.purpose)
        let issued = SessionClass(
            session: session, service: grant.service, issued: now, garden: grant.garden, granted: grant.fingerprint)
        let length = try writer.accept(
            packet, in: bytes, nas, grant, extras: extras, examination, issued, into: room)
        return .reply(length: length, grant.garden == nil ? .accepted : .gardened)
    }

    /// A number that was not given out before: for a session, or for a challenge that nobody will use.
    private mutating func fresh(_ now: Timestamp) -> SessionNumber {
        numbers.next(milliseconds: UInt64(clamping: now.microseconds / 1000))
    }
}
