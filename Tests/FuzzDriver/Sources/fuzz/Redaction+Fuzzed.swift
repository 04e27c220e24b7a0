// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

@testable import RadiusServer

extension Redaction {
    /// A redacted packet is as long as before at most, is redacted already, and frames when it did before.
    static func broken(_ octets: [UInt8]) -> String? {
        let redacted = redacted(octets.span)
        guard redacted.count <= FramedPacket.longest, redacted.count <= octets.count else {
            return "a redacted packet is longer than any"
        }
        guard Self.redacted(redacted.span) == redacted else { return "redacting again changes a packet" }
        guard let framed = try? FramedPacket(octets.span), framed.length <= redacted.count else { return nil }
        guard (try? FramedPacket(redacted.span)) != nil else { return "redacting breaks the packet" }
        var cursor = framed.attributes
        while let attribute = cursor.next(in: octets.span) {
            let isShown = redacted[attribute.value].contains { $0 != 0 }
            if attribute.number == passwordNumber, isShown { return "a password is shown" }
        }
        return nil
    }

    /// User-Password.
    private static let passwordNumber: UInt8 = 2
}
