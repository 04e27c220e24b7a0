// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What records change of a session: how far it has come.
struct SessionMeter: Equatable, Sendable {
    var nas: NASID
    var service: ServiceID?
    var idHash: Int64
    var lineHash: Int64?
    var startedAt: Timestamp
    /// When what the last record reports happened.
    var lastAt: Timestamp
    /// When the last record that moved the session on arrived.
    var seenAt: Timestamp
    /// Seconds since the beginning, in the router's words.
    var seconds: Int64 = 0
    /// Seconds between the last two records; 0 while there are not two.
    var interim: Int64 = 0
    /// Octets counted.
    var octets = OctetPair.zero
    /// IPv6 among them; nil while the router has not said.
    var octets6: OctetPair?
    /// As the router said last.
    var packets = OctetPair.zero
    /// The router's counters less what was counted: not zero once they have begun again.
    var skew = OctetPair.zero
    var skew6 = OctetPair.zero
    /// Stands for the prefixes and addresses of the last record that named any; 0 for none.
    var sightings: Int64 = 0
    /// The last record of the session that was known by the same key before; what is not later belongs to that one.
    var notBefore: Timestamp?

    /// The router's counters as it said them last.
    var counters: OctetPair { octets + skew }
    var counters6: OctetPair { (octets6 ?? .zero) + skew6 }

    /// A session of which nothing is known but that it began.
    init(_ reading: SessionReading) {
        nas = reading.nas
        service = reading.service
        idHash = reading.idHash
        lineHash = reading.lineHash
        startedAt = reading.begun ?? reading.time.instant
        lastAt = startedAt
        seenAt = reading.arrived
    }
}
