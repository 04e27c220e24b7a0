// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

@testable import RadiusServer

extension SessionClass {
    /// Nothing that was not signed is read; what is signed is read as it was written, and not when one bit differs.
    static func broken(_ octets: [UInt8]) -> String? {
        guard let key = SipHash(key: [UInt8](1...16)) else { return nil }
        _ = SessionClass(verifying: octets.span, key: key)
        func word(_ offset: Int) -> UInt64 {
            octets.dropFirst(offset).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        // A service has a number above 0, which the decoder may count on.
        let service = Int64(bitPattern: word(16)) > 0 ? ServiceID(Int64(bitPattern: word(16))) : nil
        let written = SessionClass(
            session: SessionNumber(high: word(0), low: word(8)), service: service,
            issued: Timestamp(microseconds: Int64(bitPattern: word(24))),
            garden: BlockReason.allCases.dropFirst(Int(octets.dropFirst(32).first ?? 255)).first,
            granted: AccessFingerprint(number: word(33)))
        var value = [UInt8](repeating: 0, count: byteCount)
        var span = value.mutableSpan
        written.write(to: &span, key: key)
        guard SessionClass(verifying: value.span, key: key) == written else {
            return "a Class is not read as it was written"
        }
        let place = Int(octets.dropFirst(41).first ?? 0) % byteCount
        value[place] ^= 1 << ((octets.last ?? 0) & 7)
        return SessionClass(verifying: value.span, key: key) == nil ? nil : "a changed Class is taken for ours"
    }
}
