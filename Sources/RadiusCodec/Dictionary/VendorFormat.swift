// SPDX-License-Identifier: Apache-2.0

/// How a vendor lays its attributes out within attribute 26: how many octets number and length take.
public struct VendorFormat: Sendable, Hashable {
    /// 1, 2 or 4.
    public let numberOctets: UInt8
    /// 0, 1 or 2. With 0 the attribute takes all that is left.
    public let lengthOctets: UInt8

    /// What RFC 2865 section 5.26 recommends, and what is assumed of a vendor that no dictionary names.
    public static let recommended = VendorFormat(uncheckedNumber: 1, length: 1)

    /// A format; nil unless the octets are among those that vendors use.
    public init?(numberOctets: UInt8, lengthOctets: UInt8) {
        guard [1, 2, 4].contains(numberOctets), lengthOctets <= 2 else { return nil }
        self.init(uncheckedNumber: numberOctets, length: lengthOctets)
    }

    private init(uncheckedNumber numberOctets: UInt8, length lengthOctets: UInt8) {
        self.numberOctets = numberOctets
        self.lengthOctets = lengthOctets
    }
}
