// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues

/// What all workers share, and which one of them this is.
struct WorkerContext: Sendable {
    /// Counted from 0.
    let number: Int
    /// The directory of the moment.
    let directory: @Sendable () -> AccessDirectory
    let tables: NASTables
    let meters: MeterRegistry
    let unknownSources: UnknownSources
    /// Nanoseconds of the monotonic clock.
    let monotonic: @Sendable () -> UInt64
    let wallClock: WallClock
    /// Where logins of proxied realms go and come back; nil where none are handed on.
    var handingOn: HandingOn?
}
