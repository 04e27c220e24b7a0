// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization

/// The meters of all NASes and workers, kept as long as the server runs: a NAS that is changed or comes back goes on
/// counting where it was.
///
/// Bounded by the number of NASes that the provider ever had in its store since the start.
final class MeterRegistry: Sendable {
    private let meters = Mutex<[NASID: [Int: NASMeter]]>([:])

    /// The meter of a NAS in one worker. Workers ask once for each change of the routers, not for each packet.
    func meter(of nas: NASID, worker: Int) -> NASMeter {
        meters.withLock { meters in
            if let meter = meters[nas]?[worker] { return meter }
            let meter = NASMeter()
            meters[nas, default: [:]][worker] = meter
            return meter
        }
    }

    /// The figures of every NAS, by its number.
    func figures() -> [(nas: NASID, figures: NASFigures)] {
        let rows = meters.withLock { $0.mapValues { Array($0.values) } }
        return rows.sorted { $0.key < $1.key }.compactMap { nas, meters in
            guard let first = meters.first?.figures else { return nil }
            return (nas, meters.dropFirst().reduce(first) { $0 + $1.figures })
        }
    }
}
