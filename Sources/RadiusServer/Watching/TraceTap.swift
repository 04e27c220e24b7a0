// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import RadiusCodec
import Synchronization

/// Where those who watch packets come to. While nobody does, it costs the packet path the reading of one flag.
final class TraceTap: Sendable {
    private let watched = Atomic(false)
    private let watches = Mutex<[TraceWatch]>([])

    /// People who watch at once; more would slow down answers for everybody.
    static let watchLimit = 16

    /// Whether anybody watches anything.
    var isWatched: Bool { watched.load(ordering: .relaxed) }

    /// Begins a watch; nil when ``watchLimit`` are running. It ends with ``end(_:)``.
    func begin(_ filter: TraceFilter) -> TraceWatch? {
        watches.withLock { watches in
            guard watches.count < Self.watchLimit else { return nil }
            let watch = TraceWatch(filter)
            watches.append(watch)
            watched.store(true, ordering: .relaxed)
            return watch
        }
    }

    /// Ends a watch.
    func end(_ watch: TraceWatch) {
        watches.withLock { watches in
            watches.removeAll { $0 === watch }
            watched.store(!watches.isEmpty, ordering: .relaxed)
        }
    }

    /// A request was answered.
    ///
    /// - Parameter record: what was written into the log of records; nothing for a login.
    func note(
        _ bytes: Span<UInt8>, of visit: Visit, answer: UnsafeMutableRawBufferPointer, length: Int, _ verdict: Verdict,
        _ account: AnswerAccount, record: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
    ) {
        let reply = Span<UInt8>(_unsafeBytes: UnsafeRawBufferPointer(rebasing: answer.prefix(length)))
        let record = try? AccountingRecord(decoding: Span(_unsafeBytes: record))
        deliver(bytes, reply, of: visit, .answered(verdict, account.reason), account, record)
    }

    /// A request that was handed on was answered.
    func note(
        _ bytes: Span<UInt8>, of visit: Visit, answer: Span<UInt8>, _ verdict: Verdict, byServerOf realm: RealmTerms
    ) {
        let realm = String(decoding: realm.name, as: UTF8.self)
        deliver(bytes, answer, of: visit, .answeredElsewhere(verdict, realm: realm), AnswerAccount())
    }

    /// A request was dropped.
    func note(_ bytes: Span<UInt8>, of visit: Visit, dropped reason: DropReason) {
        let nothing: [UInt8] = []
        deliver(bytes, nothing.span, of: visit, .dropped(reason), AnswerAccount())
    }

    private func deliver(
        _ bytes: Span<UInt8>, _ reply: Span<UInt8>, of visit: Visit, _ outcome: TracedOutcome, _ account: AnswerAccount,
        _ record: AccountingRecord? = nil
    ) {
        let request = Redaction.redacted(bytes)
        let userName = Self.userName(in: request)
        let interested = watches.withLock { watches in
            watches.filter { $0.wants(nas: visit.nas.id, userName: userName, service: account.service) }
        }
        guard !interested.isEmpty else { return }
        let exchange = TracedExchange(
            at: visit.now, source: visit.source, nas: visit.nas.id, nasName: visit.nas.terms.name, request: request,
            reply: Redaction.redacted(reply), outcome: outcome, service: account.service, session: account.session,
            trace: account.trace, record: record)
        for watch in interested { watch.add(exchange) }
    }

    /// The value of User-Name, if the packet is well-formed so far.
    private static func userName(in request: [UInt8]) -> ArraySlice<UInt8>? {
        guard let packet = try? FramedPacket(request.span), let range = packet.first(.userName, in: request.span) else {
            return nil
        }
        return request[range]
    }
}
