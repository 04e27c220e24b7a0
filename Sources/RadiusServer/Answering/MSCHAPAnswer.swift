// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec

/// What an Access-Accept needs after MS-CHAP: for version 2 the proof that we know the password, too, and for both the keys
/// with which the NAS can encrypt (RFC 2548 sections 2.1 to 2.4).
struct MSCHAPAnswer {
    let credentials: Credentials
    /// Of the stored password.
    let hash: NTHash
    /// As it stands in the request.
    let userName: Range<Int>

    func append(
        to writer: inout PacketWriter, _ packet: FramedPacket, in bytes: Span<UInt8>, _ secret: SharedSecret
    ) throws(PacketWritingError) {
        switch credentials {
        case .msCHAPv2(let response, let challenge):
            let response = bytes.extracting(response)
            let success = MSCHAP2.success(
                response: response, challenge: bytes.extracting(challenge), userName: bytes.extracting(userName),
                hash: hash)
            if let success { try writer.append(.msCHAP2Success, success) }
            if let keys = MPPEKeys(response: response, hash: hash) {
                try append(keys, to: &writer, packet, secret)
            }
            try appendPolicy(to: &writer)
        case .msCHAPv1:
            let keys = MSCHAP.keys(hash: hash)
            if let hidden = UserPassword.hide(keys.span, secret: secret, authenticator: packet.authenticator) {
                try writer.append(.msCHAPMPPEKeys, hidden)
            }
            try appendPolicy(to: &writer)
        case .none, .pap, .chap, .eap, .contradictory:
            break
        }
    }

    /// Two salts that differ, as one packet needs; what else they are does not matter, since the Request Authenticator goes
    /// into the hiding, too (RFC 2548 section 2.4.2).
    private func append(
        _ keys: MPPEKeys, to writer: inout PacketWriter, _ packet: FramedPacket, _ secret: SharedSecret
    ) throws(PacketWritingError) {
        let salt = UInt16(packet.authenticator[0]) << 8 | UInt16(packet.authenticator[1])
        try writer.appendSalted(
            .msMPPESendKey, keys.send, salt: salt, secret: secret, authenticator: packet.authenticator)
        try writer.appendSalted(
            .msMPPERecvKey, keys.receive, salt: salt ^ 1, secret: secret, authenticator: packet.authenticator)
    }

    /// Encryption is allowed, not required, with 40 or 128 bits (RFC 2548 sections 2.4.4 and 2.4.5): the NAS's own settings
    /// decide.
    private func appendPolicy(to writer: inout PacketWriter) throws(PacketWritingError) {
        try writer.append(.msMPPEEncryptionPolicy, UInt32(1))
        try writer.append(.msMPPEEncryptionTypes, UInt32(6))
    }
}
