// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import RadiusCodec

/// Where in a request its password stands, and in which form.
enum Credentials {
    /// No attribute for a password at all.
    case none
    /// User-Password, hidden under the shared secret (RFC 2865 section 5.2).
    case pap(Range<Int>)
    /// CHAP-Password, and CHAP-Challenge if there is one; otherwise the Request Authenticator is the challenge (RFC 2865
    /// section 5.3).
    case chap(response: Range<Int>, challenge: Range<Int>?)
    /// MS-CHAP-Response and MS-CHAP-Challenge (RFC 2548 section 2.1).
    case msCHAPv1(response: Range<Int>, challenge: Range<Int>)
    /// MS-CHAP2-Response and MS-CHAP-Challenge (RFC 2548 section 2.3).
    case msCHAPv2(response: Range<Int>, challenge: Range<Int>)
    /// EAP-Message: a conversation that nobody here leads yet.
    case eap
    /// Two forms at once, or a response without its challenge: proves nothing (RFC 2865 section 4.1).
    case contradictory(AuthenticationMethod)

    init(of packet: FramedPacket, in bytes: Span<UInt8>) {
        let hasPAP = packet.contains(AttributeNumber.userPassword)
        let hasCHAP = packet.contains(AttributeNumber.chapPassword)
        if packet.contains(AttributeNumber.eapMessage) {
            self = .eap
        } else if hasPAP, hasCHAP {
            self = .contradictory(.pap)
        } else if hasPAP, let hidden = packet.first(.userPassword, in: bytes) {
            self = .pap(hidden)
        } else if hasCHAP, let response = packet.first(.chapPassword, in: bytes) {
            self = .chap(response: response, challenge: packet.first(.chapChallenge, in: bytes))
        } else if packet.contains(AttributeNumber.vendorSpecific) {
            self = Self.microsoft(packet, in: bytes)
        } else {
            self = .none
        }
    }

    private static func microsoft(_ packet: FramedPacket, in bytes: Span<UInt8>) -> Credentials {
        let challenge = packet.first(.msCHAPChallenge, in: bytes)
        if let response = packet.first(.msCHAP2Response, in: bytes) {
            guard let challenge else { return .contradictory(.msCHAPv2) }
            return .msCHAPv2(response: response, challenge: challenge)
        }
        if let response = packet.first(.msCHAPResponse, in: bytes) {
            guard let challenge else { return .contradictory(.msCHAPv1) }
            return .msCHAPv1(response: response, challenge: challenge)
        }
        return .none
    }

    /// The method in the policy's words. EAP counts as none: the policy has nothing to compare.
    var method: AuthenticationMethod {
        switch self {
        case .none, .eap: .none
        case .pap: .pap
        case .chap: .chap
        case .msCHAPv1: .msCHAPv1
        case .msCHAPv2: .msCHAPv2
        case .contradictory(let method): method
        }
    }
}
