// SPDX-License-Identifier: Apache-2.0

/// What is to be done outside after the desk for home servers has decided.
struct HomeOutput {
    /// Packets to send, in order.
    var packets: [(to: ExchangeKey, octets: [UInt8])] = []
    /// Logins that go back to their workers.
    var returns: [HandedReturn] = []

    var isEmpty: Bool { packets.isEmpty && returns.isEmpty }
}
