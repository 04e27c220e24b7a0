// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct AddressTextTests {
    @Test func readsEveryFormAndPrintsTheCanonicalOne() throws {
        for row in try VectorFile("network/canonical.txt").rows {
            let address = try IPv6Address(parsing: row.field(0))
            #expect(try address.description == row.field(1), "\(row)")
            #expect(try IPv6Address(parsing: address.description) == address, "\(row)")
        }
    }

    /// What is printed is read back as the same address, whichever groups are zero.
    @Test func printsWhatItReads() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<5_000 {
            let address = generator.address()
            #expect(try IPv6Address(parsing: address.description) == address)
            let short = IPv4Address(bits: UInt32(truncatingIfNeeded: address.bits))
            #expect(try IPv4Address(parsing: short.description) == short)
            let scoped = try ScopedIPv6Address(parsing: "\(address)%eth0")
            #expect(scoped.address == address && scoped.zone == "eth0")
        }
    }

    @Test func namesTheRuleAndThePlaceOfEveryFault() throws {
        for row in try VectorFile("network/malformed.txt").rows {
            let text = try row.field(1)
            do {
                try Parser.named(row.field(0))(text)
                Issue.record("accepted: \(row)")
            } catch let error as AddressSyntaxError {
                #expect(try error.reason.name == row.field(2), "\(row)")
                #expect(try error.offset == row.field(3) { Int($0) }, "\(row)")
                #expect(error.text == text, "\(row)")
                #expect(error.description.contains(text.debugDescription), "\(row)")
            }
        }
    }

    @Test func keepsOnlyTheBeginningOfAHugeText() throws {
        let huge = String(repeating: "1", count: 1_000_000)
        let error = #expect(throws: AddressSyntaxError.self) { try IPv6Address(parsing: huge) }
        #expect(error?.text.utf8.count == AddressSyntaxError.longestText)
    }

    @Test func mapsTheFamiliesIntoOneSpace() throws {
        let four = try IPAddress(parsing: "192.0.2.1")
        #expect(four.family == .v4 && four.mapped.description == "::ffff:192.0.2.1")
        #expect(IPAddress(mapped: four.mapped) == four)
        let six = try IPAddress(parsing: "::ffff:192.0.2.1")
        #expect(six.family == .v6 && six != four && four < six)
    }

    @Test func knowsTheSpecialPurposeBlocks() throws {
        for row in try VectorFile("network/special-purpose.txt").rows {
            let names = try row.field(1) == "-" ? [] : Set(row.field(1).split(separator: " ").map(String.init))
            #expect(try IPAddress(parsing: row.field(0)).specialPurposes == names, "\(row)")
        }
    }
}

extension IPAddress {
    /// The names, as the vectors have them, of everything that the address is.
    fileprivate var specialPurposes: Set<String> {
        let facts: [(String, Bool)] =
            switch self {
            case .v4(let address):
                [
                    ("unspecified", address.isUnspecified), ("this-network", address.isThisNetwork),
                    ("private", address.isPrivate), ("shared", address.isShared), ("loopback", address.isLoopback),
                    ("link", address.isLinkLocal), ("protocol", address.isProtocolAssignment),
                    ("documentation", address.isDocumentation), ("benchmarking", address.isBenchmarking),
                    ("multicast", address.isMulticast), ("reserved", address.isReserved),
                    ("broadcast", address.isBroadcast),
                ]
            case .v6(let address):
                [
                    ("unspecified", address.isUnspecified), ("loopback", address.isLoopback),
                    ("mapped", address.isIPv4Mapped), ("translated", address.isTranslated),
                    ("discard", address.isDiscardOnly), ("global", address.isGlobalUnicast),
                    ("documentation", address.isDocumentation), ("benchmarking", address.isBenchmarking),
                    ("teredo", address.isTeredo), ("6to4", address.is6to4), ("local", address.isUniqueLocal),
                    ("link", address.isLinkLocal), ("site", address.isSiteLocal), ("multicast", address.isMulticast),
                ]
            }
        return Set(facts.filter(\.1).map(\.0))
    }
}
