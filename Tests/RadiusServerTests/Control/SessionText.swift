// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import TestKit

@testable import RadiusServer

/// A session as the vectors of naming write it: `key=value` between blanks.
struct SessionText {
    var session = ControlledSession(nas: NASID(1))
    var router = IPAddress.v4(IPv4Address(bits: 0xc000_0201))

    init(_ text: String) throws {
        for word in text.split(separator: " ") {
            let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { throw TestFailure("“\(word)” is no key=value") }
            try set(pair[0], pair[1])
        }
    }

    private mutating func set(_ key: String, _ value: String) throws {
        switch key {
        case "nasid": session.nasIdentifier = Array(value.utf8)
        case "sid": session.sessionID = Array(value.utf8)
        case "user": session.userName = Array(value.utf8)
        case "port": session.port = UInt32(value)
        case "portid": session.portID = Array(value.utf8)
        case "station": session.callingStation = Array(value.utf8)
        case "ip4": session.ipv4 = try IPv4Address(parsing: value)
        case "prefix": session.framed = [try IPv6Prefix(parsing: value)]
        case "ifid": session.interfaceID = try InterfaceIdentifier(parsing: value)
        case "to": router = try IPAddress(parsing: "2001:db8::1")
        default: throw TestFailure("nobody knows “\(key)”")
        }
    }
}

extension SessionNaming {
    /// The word in the vectors.
    init?(word: String) {
        switch word {
        case "usual": self = .usual
        case "number": self = .numberOnly
        case "everything": self = .everything
        default: return nil
        }
    }
}
