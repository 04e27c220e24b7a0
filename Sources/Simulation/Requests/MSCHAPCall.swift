// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// The caller's side of one MS-CHAPv2 exchange.
struct MSCHAPCall {
    /// The value of MS-CHAP2-Response.
    let response: [UInt8]
    let proof: MutualProof?

    init(name: [UInt8], password: [UInt8], challenge: Octets16, peer: Octets16) {
        let hash = NTHash(password: String(decoding: password, as: UTF8.self))
        let challenge = challenge.octets
        let response =
            MSCHAP2.response(
                identifier: Self.identifier, peerChallenge: peer, challenge: challenge.span, userName: name.span,
                hash: hash) ?? []
        let success = MSCHAP2.success(
            response: response.span, challenge: challenge.span, userName: name.span, hash: hash)
        let keys = MPPEKeys(response: response.span, hash: hash)
        self.response = response
        proof = if let success, let keys { MutualProof(success: success, keys: keys) } else { nil }
    }

    /// The identifier that ties the server's answer to this response; a caller has one exchange at a time.
    private static let identifier: UInt8 = 1
}
