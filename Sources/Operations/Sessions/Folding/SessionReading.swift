// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What folding needs of one record: numbers alone, so that a million of them lie in one array without any reference.
struct SessionReading: Sendable {
    var event: AccountingEvent
    var nas: NASID
    /// The session, as the database knows it.
    var key: SessionKey
    /// The number that the login gave, if the router returned it.
    var login: SessionKey?
    var service: ServiceID?
    /// Stands for router and session id.
    var idHash: Int64
    /// Stands for router, subscriber and port; nil when the record names no subscriber.
    var lineHash: Int64?
    var arrived: Timestamp
    var time: RecordTime
    /// Seconds since the session began; nil when the router does not say.
    var seconds: Int64?
    /// The router's counters; nil when the record has none.
    var octets: OctetPair?
    var octets6: OctetPair?
    var packets: OctetPair
    var hasGigawords: Bool
    var cause: Int64?
    /// Stands for the prefixes and addresses that it names; 0 for none.
    var sightings: Int64
    /// Where the record is found again.
    var place: RecordPlace
}

/// The place of a record in a portion: its batch, and its number in it.
struct RecordPlace: Equatable, Sendable {
    var batch: Int32
    var index: Int32
}

extension SessionReading {
    /// When the session began as far as this record tells: nil when it does not say for how long it lasts.
    var begun: Timestamp? {
        switch event {
        case .start: time.instant
        case .interim, .stop, .on, .off: seconds.map { time.instant.advanced(by: .seconds(-$0)) }
        }
    }
}
