// SPDX-License-Identifier: Apache-2.0

import Crypto

/// An Accounting-Request as a router writes it (RFC 2866), put together without any of the program's own code.
struct AccountingPacket {
    /// The attributes that these tests use, by their numbers in RFC 2865, 2866 and 2869.
    enum Attribute: UInt8 {
        case userName = 1
        case framedAddress = 8
        case `class` = 25
        case callingStation = 31
        case statusType = 40
        case delayTime = 41
        case inputOctets = 42
        case outputOctets = 43
        case sessionID = 44
        case sessionTime = 46
        case terminateCause = 49
        case inputGigawords = 52
        case outputGigawords = 53
        case eventTimestamp = 55
        case portID = 87
    }

    private var attributes: [UInt8] = []

    mutating func add(_ attribute: Attribute, _ value: [UInt8]) {
        attributes += [attribute.rawValue, UInt8(value.count + 2)] + value
    }

    mutating func add(_ attribute: Attribute, _ text: String) {
        add(attribute, Array(text.utf8))
    }

    mutating func add(_ attribute: Attribute, _ number: UInt32) {
        add(attribute, (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) })
    }

    /// The whole packet, its authenticator made with the secret (RFC 2866 section 3).
    func octets(identifier: UInt8) -> [UInt8] {
        let length = attributes.count + 20
        let head = [4, identifier, UInt8(length >> 8), UInt8(length & 0xFF)]
        return head + Self.digest(head + [UInt8](repeating: 0, count: 16) + attributes) + attributes
    }

    /// Whether this is the Accounting-Response to a request, made with the secret.
    static func isAcknowledgement(_ response: [UInt8], of request: [UInt8]) -> Bool {
        guard response.count >= 20, response[0] == 5, response[1] == request[1],
            Int(response[2]) << 8 | Int(response[3]) == response.count
        else { return false }
        return Array(response[4..<20]) == digest(Array(response[..<4]) + request[4..<20] + response[20...])
    }

    private static func digest(_ octets: [UInt8]) -> [UInt8] {
        Array(Insecure.MD5.hash(data: octets + Array(RadiusProgram.secret.utf8)))
    }
}
