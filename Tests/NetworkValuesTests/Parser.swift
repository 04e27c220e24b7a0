// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Testing

/// Every parser of texts, by the name it has in the vectors.
enum Parser {
    static let all: [(name: String, parse: @Sendable (String) throws -> Void)] = [
        ("v4", { _ = try IPv4Address(parsing: $0) }),
        ("v6", { _ = try IPv6Address(parsing: $0) }),
        ("address", { _ = try IPAddress(parsing: $0) }),
        ("scoped", { _ = try ScopedIPv6Address(parsing: $0) }),
        ("v4-prefix", { _ = try IPv4Prefix(parsing: $0) }),
        ("v6-prefix", { _ = try IPv6Prefix(parsing: $0) }),
        ("prefix", { _ = try IPPrefix(parsing: $0) }),
        ("range", { _ = try IPRange(parsing: $0) }),
        ("mac", { _ = try MACAddress(parsing: $0) }),
        ("identifier", { _ = try InterfaceIdentifier(parsing: $0) }),
        ("rates", { _ = try Rates(parsing: $0) }),
    ]

    static func named(_ name: String) throws -> @Sendable (String) throws -> Void {
        try #require(all.first { $0.name == name }, "no parser \(name)").parse
    }
}

extension AddressSyntaxError.Reason {
    /// The reason as the vectors write it: the case, and the network in brackets.
    var name: String {
        switch self {
        case .empty: "empty"
        case .unexpectedCharacter: "unexpectedCharacter"
        case .groupTooLong: "groupTooLong"
        case .tooManyGroups: "tooManyGroups"
        case .tooFewGroups: "tooFewGroups"
        case .repeatedCompression: "repeatedCompression"
        case .emptyCompression: "emptyCompression"
        case .looseColon: "looseColon"
        case .octetTooLarge: "octetTooLarge"
        case .leadingZero: "leadingZero"
        case .wrongOctetCount: "wrongOctetCount"
        case .misplacedDottedDecimal: "misplacedDottedDecimal"
        case .zoneNotAllowed: "zoneNotAllowed"
        case .emptyZone: "emptyZone"
        case .lengthNotAllowed: "lengthNotAllowed"
        case .missingLength: "missingLength"
        case .lengthOutOfRange: "lengthOutOfRange"
        case .hostBits(let network): "hostBits(\(network))"
        case .missingDash: "missingDash"
        case .mixedFamilies: "mixedFamilies"
        case .reversedRange: "reversedRange"
        case .wrongDigitCount: "wrongDigitCount"
        }
    }
}
