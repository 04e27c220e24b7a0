// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// What makes two requests the same one sent twice, beside their authenticator: the socket, the sender's address and port,
/// and the Identifier (RFC 5080 section 2.2.2).
struct RequestOrigin: Hashable {
    // Two halves and not one UInt128, which would align the whole cache to 16 bytes.
    let addressHigh: UInt64
    let addressLow: UInt64
    /// Door, port and Identifier in one word.
    let rest: UInt64

    init(_ source: RadiusEndpoint, identifier: UInt8, door: Int) {
        let bits = source.address.mapped.bits
        addressHigh = UInt64(truncatingIfNeeded: bits >> 64)
        addressLow = UInt64(truncatingIfNeeded: bits)
        rest = UInt64(truncatingIfNeeded: door) << 24 | UInt64(source.port) << 8 | UInt64(identifier)
    }

    /// Spreads origins over a table. Only NASes get into it, so that nobody else can fill one place of it.
    var hash: UInt64 {
        var word = addressLow ^ (addressHigh &* 0x9E37_79B9_7F4A_7C15) ^ (rest &* 0xC2B2_AE3D_27D4_EB4F)
        word = (word ^ (word >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return word ^ (word >> 32)
    }
}
