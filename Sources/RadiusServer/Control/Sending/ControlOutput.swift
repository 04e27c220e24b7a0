// SPDX-License-Identifier: Apache-2.0

import Operations

/// What is to be done outside after the desk has decided.
struct ControlOutput {
    /// Packets to send, in order.
    var packets: [(to: ExchangeKey, octets: [UInt8])] = []
    /// Calls that have their outcome.
    var outcomes: [(ticket: UInt64, outcome: ControlOutcome)] = []

    var isEmpty: Bool { packets.isEmpty && outcomes.isEmpty }
}
