// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Synchronization

/// The meters of all proxied realms since the start, and what came from home servers and was not believed.
final class RealmMeters: Sendable {
    private let meters = Mutex<[RealmID: RealmMeter]>([:])
    private let strays = CounterBlock(count: HomeStray.allCases.count)

    /// The meter of a realm.
    subscript(realm: RealmID) -> RealmMeter {
        meters.withLock { meters in
            if let meter = meters[realm] { return meter }
            let meter = RealmMeter()
            meters[realm] = meter
            return meter
        }
    }

    /// A datagram was not believed.
    func note(_ stray: HomeStray) { strays.add(at: stray.rawValue) }

    /// How many datagrams were not believed for this reason.
    func count(of stray: HomeStray) -> UInt64 { strays[stray.rawValue] }

    /// The figures of every realm, by its number.
    var figures: [(realm: RealmID, figures: RealmFigures)] {
        meters.withLock { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value.figures) } }
    }
}
