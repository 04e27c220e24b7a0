// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import RadiusCodec

/// What a router says to a request.
enum ControlAnswer: Equatable {
    case acknowledged
    case refused(ControlRefusal)

    /// Reads an answer and proves that it is one.
    ///
    /// Message-Authenticator is checked where there is one but not demanded: accel-ppp for one never sends it. To turn a refusal
    /// into an acknowledgement (CVE-2024-3596) a forger needs octets of his choice in the request, and ours are signed.
    ///
    /// - Parameters:
    ///   - packet: framed from `octets`.
    ///   - request: the octets of the request.
    ///   - freshness: how far the answer's time, if it has one, may be from `now`.
    init(
        _ packet: FramedPacket, in octets: Span<UInt8>, to task: ControlTask, request: [UInt8], secret: SharedSecret,
        now: Timestamp, freshness: Duration
    ) throws(AnswerFault) {
        guard packet.code == task.acknowledgement || packet.code == task.refusal else { throw .wrongCode }
        guard let authenticator = Octets16(request.span, at: 4) else { throw .malformed }
        do throws(AuthenticatorFault) {
            _ = try VerifiedPacket(
                reply: packet, to: authenticator, in: octets, secret: secret, requiresMessageAuthenticator: false)
        } catch {
            throw .forged
        }
        if let seconds = packet.integer(.eventTimestamp, in: octets) {
            let distance = now.duration(to: Timestamp(seconds: Int64(seconds)))
            guard distance <= freshness, distance >= .zero - freshness else { throw .stale }
        }
        if packet.code == task.acknowledgement {
            self = .acknowledged
        } else {
            self = .refused(ControlRefusal(errorCause: packet.integer(.errorCause, in: octets)))
        }
    }
}
