// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The circumstances of one datagram.
struct Visit {
    let source: RadiusEndpoint
    /// Which of the worker's doors it came through.
    let door: Int
    /// What that door is for.
    let purpose: DoorPurpose
    let nas: NASProfile
    let meter: NASMeter
    /// Nanoseconds of the monotonic clock.
    let monotonic: UInt64
    let now: Timestamp
}
