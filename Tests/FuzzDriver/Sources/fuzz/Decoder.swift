// SPDX-License-Identifier: Apache-2.0

import Operations
import RadiusCodec
import RadiusFuzzing
import RouterOSCodec
import RouterOSFuzzing
import Synchronization

@testable import RadiusServer

/// Everything that reads octets which somebody else wrote.
enum Decoder: String, CaseIterable {
    /// Framing, look-ups, typed attributes, writing them again.
    case packet
    /// Authenticators of what comes, and of the same signed and changed.
    case verified
    /// Attributes as text.
    case text
    /// Hidden passwords and salted values.
    case hidden
    /// CHAP, MS-CHAP and MS-CHAPv2.
    case proofs
    /// Our own Class, when it comes back.
    case classes
    /// What traces show of a packet.
    case redaction
    /// The text of a dictionary.
    case dictionary
    /// A datagram of a known router, up to the answer.
    case answering
    /// A datagram for the accounting port, up to the record and its acknowledgement.
    case accounting
    /// A record of accounting as it waits in the journal or the inbox.
    case records
    /// What a home server answers, up to what the router gets.
    case home
    /// What a router answers to a change or a disconnect.
    case control
    /// What a router says over its API: sentences, replies, commands, and the values in them.
    case routeros

    /// What libFuzzer's callback, which has no room for a context, feeds.
    static let chosen = Mutex<Decoder?>(nil)

    /// The promise that was broken on these octets, if any.
    func broken(_ octets: [UInt8]) -> String? {
        switch self {
        case .packet: Fuzzed.packet(octets)
        case .verified: Fuzzed.verified(octets)
        case .text: Fuzzed.text(octets)
        case .hidden: Fuzzed.hidden(octets)
        case .proofs: Fuzzed.proofs(octets)
        case .classes: SessionClass.broken(octets)
        case .redaction: Redaction.broken(octets)
        case .dictionary: FuzzedDictionary.broken(octets)
        case .answering: FuzzedDesk.broken(octets)
        case .accounting: FuzzedAccounting.broken(octets)
        case .records: AccountingRecord.broken(octets)
        case .home: FuzzedHome.broken(octets)
        case .control: FuzzedControl.broken(octets)
        case .routeros: FuzzedRouterOS.stream(octets) ?? FuzzedRouterOS.value(RawText(octets))
        }
    }
}
