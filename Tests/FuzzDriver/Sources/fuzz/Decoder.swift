// SPDX-License-Identifier: Apache-2.0

import RadiusCodec
import RadiusFuzzing

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

    /// What to call with octets.
    func target() -> Target.Function {
        switch self {
        case .packet: Fuzzed.packet
        case .verified: Fuzzed.verified
        case .text: Fuzzed.text
        case .hidden: Fuzzed.hidden
        case .proofs: Fuzzed.proofs
        case .classes: SessionClass.broken
        case .redaction: Redaction.broken
        case .dictionary: FuzzedDictionary.broken
        case .answering: FuzzedDesk.broken
        }
    }
}
