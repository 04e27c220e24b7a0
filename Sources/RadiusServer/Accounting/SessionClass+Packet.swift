// SPDX-License-Identifier: Apache-2.0

import Operations
import RadiusCodec

extension SessionClass {
    /// The first of a packet's `Class` attributes that is ours and unchanged; nil without one. Others may stand beside it: a
    /// proxy's, or another server's.
    init?(in packet: FramedPacket, _ bytes: Span<UInt8>, key: SipHash) {
        var cursor = packet.values(of: .class)
        while let value = cursor.next(in: bytes) {
            guard value.count == Self.byteCount else { continue }
            if let found = SessionClass(verifying: bytes.extracting(value), key: key) {
                self = found
                return
            }
        }
        return nil
    }
}

extension LoginReference {
    /// The login that a `Class` of ours speaks of.
    init(_ login: SessionClass) {
        self.init(
            session: login.session.key, service: login.service, issued: login.issued, garden: login.garden,
            granted: login.granted)
    }
}

extension SessionNumber {
    /// The same number as those know it who keep sessions.
    var key: Operations.SessionKey { Operations.SessionKey(high: high, low: low) }
}
