// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import RadiusCodec

/// What is done with one datagram of a known NAS: framed, recognised when it repeats, verified, answered, remembered.
///
/// Knows nothing of sockets and queues. Belongs to one thread.
final class Desk {
    private var answerer: Answerer
    private let cache: ReplyCache
    private let learned: LearnedFacts
    private let tap: TraceTap

    init(answerer: Answerer, cache: ReplyCache, learned: LearnedFacts, tap: TraceTap) {
        self.answerer = answerer
        self.cache = cache
        self.learned = learned
        self.tap = tap
    }

    /// Answers a datagram into `room`, which has 4096 octets.
    ///
    /// - Returns: the length of the answer; 0 when there is none, which the NAS's meter then says why.
    func answer(
        _ datagram: UnsafeBufferPointer<UInt8>, of visit: Visit, directory: AccessDirectory,
        into room: UnsafeMutableRawBufferPointer
    ) -> Int {
        let bytes = Span(_unsafeElements: datagram)
        do throws(DropReason) {
            let packet = try Self.frame(bytes)
            let origin = RequestOrigin(visit.source, identifier: packet.identifier, door: visit.door)
            switch cache.find(origin, authenticator: packet.authenticator, now: visit.monotonic, into: room) {
            case .answered(let length):
                visit.meter.noteDuplicate()
                return length
            case .inProgress:
                throw .duplicateInProgress
            case .new:
                let length = try decide(packet, in: bytes, of: visit, directory: directory, into: room)
                cache.keep(
                    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room).prefix(length)), for: origin,
                    authenticator: packet.authenticator, now: visit.monotonic)
                return length
            }
        } catch {
            visit.meter.note(error)
            if tap.isWatched { tap.note(bytes, of: visit, dropped: error) }
            return 0
        }
    }

    private static func frame(_ bytes: Span<UInt8>) throws(DropReason) -> FramedPacket {
        do throws(FramingError) {
            return try FramedPacket(bytes)
        } catch {
            throw DropReason(error)
        }
    }

    private func decide(
        _ packet: FramedPacket, in bytes: Span<UInt8>, of visit: Visit, directory: AccessDirectory,
        into room: UnsafeMutableRawBufferPointer
    ) throws(DropReason) -> Int {
        let verified = try DefenceCheck.verify(packet, in: bytes, from: visit.nas)
        if let lesson = DefenceCheck.learn(from: verified, of: visit.nas) { learned.note(lesson) }
        let answer = answerer.answer(
            verified, in: bytes, from: visit.nas, directory: directory, now: visit.now, into: room)
        switch answer {
        case .reply(let length, let verdict):
            visit.meter.note(verdict)
            let account = answerer.account
            if let binding = account.binding { learned.note(binding) }
            if tap.isWatched { tap.note(bytes, of: visit, answer: room, length: length, verdict, account) }
            return length
        case .drop(let reason):
            throw reason
        case .handOn:
            throw .foreignRealm
        }
    }
}
