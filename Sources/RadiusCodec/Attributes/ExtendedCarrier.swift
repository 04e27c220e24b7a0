// SPDX-License-Identifier: Apache-2.0

/// The attributes of RFC 6929 in which others travel: 241 to 244 whole, 245 and 246 in fragments.
enum ExtendedCarrier {
    /// Number, length, extended number (section 2.1).
    case extended
    /// Number, length, extended number, flags (section 2.2).
    case longExtended

    /// The kind of an attribute's number; nil when it is not 241 to 246.
    init?(number: UInt16) {
        switch number {
        case 241...244: self = .extended
        case 245...246: self = .longExtended
        default: return nil
        }
    }

    /// The octets before the value.
    var headerCount: Int {
        switch self {
        case .extended: 3
        case .longExtended: 4
        }
    }

    /// The flag that says another fragment follows; the others are reserved.
    static let more: UInt8 = 0x80
}
