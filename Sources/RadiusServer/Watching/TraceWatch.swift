// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization

/// Somebody's view of the packets that match a filter: those until they are taken.
///
/// Bounded: when nobody takes them, further ones are not kept, but counted.
public final class TraceWatch: Sendable {
    /// Exchanges kept for a watcher who is slow; at 8 KiB each at most two megabytes.
    public static let capacity = 256

    /// What is watched.
    public let filter: TraceFilter
    private let kept = Mutex(Kept())

    private struct Kept {
        var exchanges: [TracedExchange] = []
        var missed = 0
    }

    init(_ filter: TraceFilter) {
        self.filter = filter
    }

    /// Takes what has been seen since the last call, and how many found no room because nobody came.
    public func take() -> (exchanges: [TracedExchange], missed: Int) {
        kept.withLock { kept in
            defer { kept = Kept() }
            return (kept.exchanges, kept.missed)
        }
    }

    func add(_ exchange: TracedExchange) {
        kept.withLock { kept in
            guard kept.exchanges.count < Self.capacity else {
                kept.missed += 1
                return
            }
            kept.exchanges.append(exchange)
        }
    }

    /// Whether the filter wants a packet.
    func wants(nas: NASID, userName: ArraySlice<UInt8>?, service: ServiceID?) -> Bool {
        switch filter {
        case .everything: true
        case .nas(let wanted): wanted == nas
        case .userName(let wanted): userName.map { $0.elementsEqual(wanted) } ?? false
        case .service(let wanted): wanted == service
        }
    }
}
