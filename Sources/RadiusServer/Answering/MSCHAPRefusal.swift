// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// MS-CHAP-Error in an Access-Reject: error 691, no retry, whatever the reason (RFC 2548 section 2.1.5, RFC 2433 section 9,
/// RFC 2759 section 6). Without it, clients of MS-CHAP wait instead of saying that the login failed.
struct MSCHAPRefusal {
    let credentials: Credentials
    /// Sixteen fresh octets for the challenge of version 2, which nobody will use.
    let challenge: SessionNumber

    func append(to writer: inout PacketWriter, in bytes: Span<UInt8>) throws(PacketWritingError) {
        switch credentials {
        case .msCHAPv2(let response, _):
            let digits = Self.digits(challenge.high) + Self.digits(challenge.low)
            try append("E=691 R=0 C=\(digits) V=3", response, to: &writer, in: bytes)
        case .msCHAPv1(let response, _):
            try append("E=691 R=0 V=2", response, to: &writer, in: bytes)
        case .none, .pap, .chap, .eap, .contradictory:
            break
        }
    }

    /// The text behind the identifier of the response.
    private func append(
        _ text: String, _ response: Range<Int>, to writer: inout PacketWriter, in bytes: Span<UInt8>
    ) throws(PacketWritingError) {
        guard let first = response.first else { return }
        try writer.append(.msCHAPError, [bytes[first]] + Array(text.utf8))
    }

    private static func digits(_ word: UInt64) -> String {
        let text = String(word, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
