// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import RadiusCodec

/// What is done with one datagram of a known NAS: framed, recognised when it repeats, verified, answered or recorded,
/// remembered.
///
/// Knows nothing of sockets and queues. Belongs to one thread.
final class Desk {
    private var answerer: Answerer
    /// nil where nothing is recorded, and then nothing is acknowledged.
    private let recorder: AccountingRecorder?
    private let cache: ReplyCache
    private let learned: LearnedFacts
    private let tap: TraceTap
    private var warmer = LineWarmer()
    /// What warming has read; without meaning.
    private var warmth = 0
    private let noteAccepted: @Sendable (ServiceID, Operations.SessionKey) -> Void

    /// - Parameter noteAccepted: told of every session that begins on a line with a limit of them.
    init(
        answerer: Answerer, recorder: AccountingRecorder? = nil, cache: ReplyCache, learned: LearnedFacts,
        tap: TraceTap,
        noteAccepted: @escaping @Sendable (ServiceID, Operations.SessionKey) -> Void = { _, _ in }
    ) {
        self.answerer = answerer
        self.recorder = recorder
        self.cache = cache
        self.learned = learned
        self.tap = tap
        self.noteAccepted = noteAccepted
    }

    /// The last record that is durable.
    var durableThrough: Int64 { recorder?.durableThrough ?? ReplyCache.noRecord }

    /// Says that a datagram will be answered soon: see ``warmUp(_:)``.
    func expect(
        _ datagram: UnsafeBufferPointer<UInt8>, from source: RadiusEndpoint, door: Int, for purpose: DoorPurpose
    ) {
        guard datagram.count >= FramedPacket.headerLength else { return }
        warmth &+= cache.touch(RequestOrigin(source, identifier: datagram[1], door: door))
        // What is recorded needs no line.
        guard purpose == .logins else { return }
        // Nearly every request begins with User-Name; the others only miss the cache.
        let (place, length) = (FramedPacket.headerLength, 2)
        guard datagram.count > place + length, datagram[place] == AttributeNumber.userName else { return }
        let end = place + Int(datagram[place + 1])
        guard end > place + length, end <= datagram.count else { return }
        warmer.note(userName: Span(_unsafeElements: datagram).extracting((place + length)..<end))
    }

    /// Brings what the expected datagrams will need into the processor's cache, the waits for memory overlapping.
    func warmUp(_ directory: AccessDirectory) { warmth &+= warmer.warm(directory) }

    /// Answers a datagram into `room`, which has 4096 octets.
    ///
    /// - Parameter mayWait: whether there is room for an answer that waits for its record.
    func answer(
        _ datagram: UnsafeBufferPointer<UInt8>, of visit: Visit, directory: AccessDirectory, mayWait: Bool,
        into room: UnsafeMutableRawBufferPointer
    ) -> DeskReply {
        let bytes = Span(_unsafeElements: datagram)
        do throws(DropReason) {
            let packet = try Self.frame(bytes)
            let origin = RequestOrigin(visit.source, identifier: packet.identifier, door: visit.door)
            switch cache.find(
                origin, authenticator: packet.authenticator, now: visit.monotonic, durableThrough: durableThrough,
                into: room)
            {
            case .answered(let length):
                visit.meter.noteDuplicate()
                return .now(length: length)
            case .inProgress:
                throw .duplicateInProgress
            case .new:
                let verified = try DefenceCheck.verify(packet, in: bytes, from: visit.nas)
                let reply =
                    switch visit.purpose {
                    case .logins: try decide(verified, in: bytes, of: visit, directory: directory, into: room)
                    case .accounting: try record(verified, in: bytes, of: visit, mayWait: mayWait, into: room)
                    }
                keep(reply, in: room, to: packet, from: origin, now: visit.monotonic)
                return reply
            }
        } catch {
            drop(bytes, of: visit, error)
            return .none
        }
    }

    /// Drops a datagram.
    func drop(_ bytes: Span<UInt8>, of visit: Visit, _ reason: DropReason) {
        visit.meter.note(reason)
        if tap.isWatched { tap.note(bytes, of: visit, dropped: reason) }
    }

    /// Takes back a login that was handed on.
    ///
    /// - Returns: how many octets of answer stand in `room`; 0 when there is none.
    func settle(_ returned: HandedReturn, of visit: Visit, into room: UnsafeMutableRawBufferPointer) -> Int {
        let login = returned.login
        switch returned.outcome {
        case .dropped(let reason):
            drop(login.octets.span, of: visit, reason)
            return 0
        case .answered(let octets, let verdict):
            room.copyBytes(from: octets)
            visit.meter.note(verdict)
            keep(.now(length: octets.count), in: room, to: login.packet, from: login.origin, now: visit.monotonic)
            if tap.isWatched {
                tap.note(login.octets.span, of: visit, answer: octets.span, verdict, byServerOf: login.realm)
            }
            return octets.count
        }
    }

    /// A request that so many proxies have handed on goes round in circles.
    private static let mostProxies = 8

    private static func frame(_ bytes: Span<UInt8>) throws(DropReason) -> FramedPacket {
        do throws(FramingError) {
            return try FramedPacket(bytes)
        } catch {
            throw DropReason(error)
        }
    }

    private func decide(
        _ verified: VerifiedPacket, in bytes: Span<UInt8>, of visit: Visit, directory: AccessDirectory,
        into room: UnsafeMutableRawBufferPointer
    ) throws(DropReason) -> DeskReply {
        if let lesson = DefenceCheck.learn(from: verified, of: visit.nas) { learned.note(lesson) }
        let answer = answerer.answer(
            verified, in: bytes, from: visit.nas, directory: directory, now: visit.now, into: room)
        switch answer {
        case .reply(let length, let verdict):
            visit.meter.note(verdict)
            let account = answerer.account
            if let binding = account.binding { learned.note(binding) }
            if account.isCounted, let service = account.service, let session = account.session {
                noteAccepted(service, session.key)
            }
            if tap.isWatched { tap.note(bytes, of: visit, answer: room, length: length, verdict, account) }
            return .now(length: length)
        case .drop(let reason):
            throw reason
        case .handOn(let realm):
            guard verified.packet.count(of: AttributeNumber.proxyState, in: bytes) < Self.mostProxies else {
                throw .proxyLoop
            }
            return .handOn(realm)
        }
    }

    private func record(
        _ verified: VerifiedPacket, in bytes: Span<UInt8>, of visit: Visit, mayWait: Bool,
        into room: UnsafeMutableRawBufferPointer
    ) throws(DropReason) -> DeskReply {
        guard let recorder else { throw .unexpectedCode }
        let (reply, verdict) = try recorder.take(verified, in: bytes, of: visit, mayWait: mayWait, into: room)
        visit.meter.note(verdict)
        if tap.isWatched {
            tap.note(
                bytes, of: visit, answer: room, length: reply.length, verdict, recorder.account,
                record: recorder.record)
        }
        return reply
    }

    /// Remembers an answer, so that a repetition gets the same octets.
    private func keep(
        _ reply: DeskReply, in room: UnsafeMutableRawBufferPointer, to packet: FramedPacket, from origin: RequestOrigin,
        now: UInt64
    ) {
        let octets = UnsafeRawBufferPointer(rebasing: room[..<reply.length])
        switch reply {
        case .none, .handOn: break
        case .now: cache.keep(octets, for: origin, authenticator: packet.authenticator, now: now)
        case .onceDurable(_, let sequence):
            cache.keep(octets, for: origin, authenticator: packet.authenticator, now: now, onceDurable: sequence)
        }
    }
}
