// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues

/// What an answer is matched by: who sends it, to which of our ports, with which Identifier.
struct ExchangeKey: Hashable {
    let router: RadiusEndpoint
    let slot: SourceSlot
}

/// A request that was sent and is not answered yet.
struct Exchange {
    let request: ControlRequest
    let nas: NASProfile
    /// Sent as it is each time.
    let packet: [UInt8]
    /// Tells timers of this exchange from those of an earlier one with the same key.
    let number: UInt64
    /// When it was sent first, in nanoseconds.
    let began: UInt64
    /// How often it was sent.
    var tries = 1
}
