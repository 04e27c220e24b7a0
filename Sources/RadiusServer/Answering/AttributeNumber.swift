// SPDX-License-Identifier: Apache-2.0

/// The attributes that are asked for by number alone, where one bit of the packet's set of numbers is the answer.
enum AttributeNumber {
    // RFC 2865 section 5
    static let userName: UInt8 = 1
    static let userPassword: UInt8 = 2
    static let chapPassword: UInt8 = 3
    static let state: UInt8 = 24
    static let vendorSpecific: UInt8 = 26
    static let proxyState: UInt8 = 33
    static let chapChallenge: UInt8 = 60
    // RFC 2869 section 5.13
    static let eapMessage: UInt8 = 79
}
