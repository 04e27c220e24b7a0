// SPDX-License-Identifier: Apache-2.0

/// The numbers of outermost attributes that have a meaning for packets as such, from the dictionaries.
extension FramedPacket {
    /// RFC 2865 section 5.26: a vendor's attributes.
    public static var vendorSpecific: UInt8 { number(of: .vendorSpecific) }
    /// RFC 2865 section 5.33: what proxies put on the way and want back.
    public static var proxyState: UInt8 { number(of: .proxyState) }
    /// RFC 2869 section 5.13: a piece of an EAP packet.
    public static var eapMessage: UInt8 { number(of: .eapMessage) }
    /// RFC 2869 section 5.14: the proof that a packet is whole and from one who has the secret.
    public static var messageAuthenticator: UInt8 { number(of: .messageAuthenticator) }

    private static func number(of key: AttributeKey) -> UInt8 { UInt8(truncatingIfNeeded: key.outermost) }
}
