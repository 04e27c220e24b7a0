// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization

/// The meters of all NASes, and one for datagrams that belong to no request.
final class ControlMeters: Sendable {
    /// Counts what cannot be put down to a NAS: anybody can send to our ports.
    let stray = ControlMeter()
    /// How many requests wait for their turn now.
    let waiting = Atomic(0)
    private let meters = Mutex<[NASID: ControlMeter]>([:])

    subscript(nas: NASID) -> ControlMeter {
        meters.withLock { meters in
            if let meter = meters[nas] { return meter }
            let meter = ControlMeter()
            meters[nas] = meter
            return meter
        }
    }

    /// The figures of every NAS that was asked, by its number.
    func figures() -> [(nas: NASID, figures: ControlFigures)] {
        meters.withLock { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value.figures) }
    }
}
