// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues
import RadiusCodec

/// The answers of the last seconds, so that a repeated request gets the same bytes again and not a second decision.
///
/// RFC 5080 section 2.2.2: same origin and same authenticator is the same request; same origin with another authenticator
/// is a new one that takes its place. Memory is fixed: four places for every origin's hash, the one that expires first
/// gives way. An answer longer than ``replyBytes`` is not kept; its request is then decided again.
///
/// Belongs to one thread.
final class ReplyCache {
    /// RFC 5080 section 2.2.2 wants what a NAS's retries take: 5 to 30 seconds.
    static let lifetimeNanoseconds: UInt64 = 10_000_000_000
    /// Longer than nearly every answer; those of lines with a dozen routes are the exception.
    static let replyBytes = 512

    /// What an answer without a record waits for.
    static let noRecord = Int64.min

    private static let ways = 4

    private struct Place {
        var origin = RequestOrigin(
            RadiusEndpoint(address: .v6(IPv6Address(bits: 0)), port: 0), identifier: 0, door: 0)
        var authenticator = Octets16.zero
        /// 0 for a place that was never used.
        var deadline: UInt64 = 0
        var length = 0
        /// The record that must be durable before the answer leaves.
        var record = ReplyCache.noRecord
    }

    /// What is known about a request.
    enum Finding: Equatable {
        /// Nothing: it is new.
        case new
        /// It was answered, but its record is not durable yet.
        case inProgress
        /// It was answered; so many bytes were copied.
        case answered(Int)
    }

    private let places: UnsafeMutablePointer<Place>
    private let mask: Int
    private let replies: UnsafeMutableRawPointer

    /// - Parameter capacity: rounded up to a power of two, at least four.
    init(capacity: Int) {
        var sets = 1
        while sets * Self.ways < capacity { sets *= 2 }
        mask = sets - 1
        let count = sets * Self.ways
        places = .allocate(capacity: count)
        places.initialize(repeating: Place(), count: count)
        replies = .allocate(byteCount: count * Self.replyBytes, alignment: 64)
    }

    deinit {
        places.deallocate()
        replies.deallocate()
    }

    /// Reads the places of an origin, so that they are in the processor's cache; the number means nothing.
    func touch(_ origin: RequestOrigin) -> Int {
        let first = firstPlace(of: origin)
        return (first..<(first + Self.ways)).reduce(0) { $0 &+ places[$1].length }
    }

    /// Looks for a request, and copies its answer if there is one.
    ///
    /// - Parameters:
    ///   - durable: the last record that is durable.
    ///   - room: at least ``replyBytes``.
    func find(
        _ origin: RequestOrigin, authenticator: Octets16, now: UInt64, durableThrough durable: Int64 = noRecord,
        into room: UnsafeMutableRawBufferPointer
    ) -> Finding {
        guard let index = index(of: origin), places[index].deadline > now,
            places[index].authenticator == authenticator
        else { return .new }
        guard places[index].record <= durable else { return .inProgress }
        let length = places[index].length
        guard length <= room.count, let target = room.baseAddress else { return .new }
        memcpy(target, replies + index * Self.replyBytes, length)
        return .answered(length)
    }

    /// Keeps the answer to a verified request, in place of whatever its origin asked before.
    ///
    /// - Parameter record: the one that must be durable before anybody gets the answer.
    func keep(
        _ reply: UnsafeRawBufferPointer, for origin: RequestOrigin, authenticator: Octets16, now: UInt64,
        onceDurable record: Int64 = noRecord
    ) {
        guard reply.count <= Self.replyBytes, let source = reply.baseAddress else {
            forget(origin)
            return
        }
        let index = claim(origin, authenticator, now)
        places[index].length = reply.count
        places[index].record = record
        memcpy(replies + index * Self.replyBytes, source, reply.count)
    }

    /// Forgets what an origin asked.
    func forget(_ origin: RequestOrigin) {
        guard let index = index(of: origin) else { return }
        places[index].deadline = 0
    }

    private func firstPlace(of origin: RequestOrigin) -> Int {
        (Int(truncatingIfNeeded: origin.hash) & mask) * Self.ways
    }

    private func index(of origin: RequestOrigin) -> Int? {
        let first = firstPlace(of: origin)
        for index in first..<(first + Self.ways) where places[index].deadline > 0 && places[index].origin == origin {
            return index
        }
        return nil
    }

    private func claim(_ origin: RequestOrigin, _ authenticator: Octets16, _ now: UInt64) -> Int {
        let first = firstPlace(of: origin)
        var chosen = first
        for index in first..<(first + Self.ways) {
            if places[index].origin == origin, places[index].deadline > 0 {
                chosen = index
                break
            }
            if places[index].deadline < places[chosen].deadline { chosen = index }
        }
        places[chosen].origin = origin
        places[chosen].authenticator = authenticator
        places[chosen].deadline = now &+ Self.lifetimeNanoseconds
        return chosen
    }
}
