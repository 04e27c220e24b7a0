// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The present on both clocks: nanoseconds of the one that only goes forward, for waiting, and the time of day, for packets.
struct ControlMoment {
    let monotonic: UInt64
    let time: Timestamp
}
