// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit

/// The numbers a prefix is made of, before anything has looked at them.
struct PrefixDraft {
    var family: IPFamily
    var bits: UInt128
    /// In the prefix's own family, not always within it.
    var length: Int

    /// As it is asked about.
    var question: [String] {
        [family == .v4 ? "4" : "6", OracleAnswers.hexadecimal(bits), "\(length)"]
    }

    /// The number of bits of an address.
    var width: Int { family == .v4 ? 32 : 128 }

    /// Any address with any length, good for a prefix of itself or not.
    init(_ generator: inout SeededGenerator) {
        family = generator.below(3) == 0 ? .v4 : .v6
        bits = generator.oracleBits()
        length = 0
        length = generator.below(width + 1)
        if family == .v4 { bits &= 0xffff_ffff }
        if generator.below(64) == 0 { length = [-1, 33, 129, 256, .min, .max][generator.below(6)] }
    }

    /// A length to divide or widen this prefix to: mostly a longer one of the family, sometimes none that exists.
    func otherLength(_ generator: inout SeededGenerator) -> Int {
        switch generator.below(16) {
        case 0: [-1, width, width + 1, 33, 129, Int.min, Int.max][generator.below(7)]
        case 1...4: generator.below(width + 1)
        default: min(width, min(width, max(0, length)) + generator.below(12))
        }
    }

    /// A draft close to this one: they share some bits, often all of the shorter, and have near lengths or not.
    func neighbour(_ generator: inout SeededGenerator) -> PrefixDraft {
        var neighbour = self
        if generator.below(2) == 0 { neighbour.length = generator.below(width + 1) }
        if generator.below(2) == 0 {
            let flipped = UInt128(1) << generator.below(width)
            neighbour.bits ^= flipped
        }
        if generator.below(4) == 0 {
            neighbour.bits ^= generator.next128() >> (128 - width + generator.below(width))
        }
        return neighbour
    }

    var ipv4: IPv4Prefix? {
        try? IPv4Prefix(masking: IPv4Address(bits: UInt32(truncatingIfNeeded: bits)), length: length)
    }
    var ipv6: IPv6Prefix? {
        try? IPv6Prefix(masking: IPv6Address(bits: bits), length: length)
    }
    /// The prefix in the type of both families.
    var either: IPPrefix? {
        switch family {
        case .v4: ipv4.map { IPPrefix($0) }
        case .v6: ipv6.map { IPPrefix($0) }
        }
    }

    /// What the initialiser that clears nothing says: the prefix, "!" and the network, or a refusal.
    var strictly: String {
        do throws(PrefixError) {
            switch family {
            case .v4:
                return
                    "\(try IPv4Prefix(IPv4Address(bits: UInt32(truncatingIfNeeded: bits)), length: length))"
            case .v6: return "\(try IPv6Prefix(IPv6Address(bits: bits), length: length))"
            }
        } catch .hostBits(_, let network) {
            return "!\(network)"
        } catch {
            return IPAddressOracle.refusal
        }
    }

    func arithmetic(length: Int, index: UInt128) -> [String] {
        let own =
            switch family {
            case .v4: ipv4?.arithmetic(length: length, index: index)
            case .v6: ipv6?.arithmetic(length: length, index: index)
            }
        let both = either?.arithmetic(length: length, index: index)
        return [strictly] + (own ?? [IPAddressOracle.refusal]) + (both ?? [IPAddressOracle.refusal])
    }

    /// Asked of the two in their own type when they share one, and in the type of both families.
    func relation(to other: PrefixDraft) -> [String] {
        let own: [String]? =
            switch (family, other.family) {
            case (.v4, .v4): Self.relation(ipv4, other.ipv4)
            case (.v6, .v6): Self.relation(ipv6, other.ipv6)
            case (.v4, .v6), (.v6, .v4): nil
            }
        return (own ?? [IPAddressOracle.refusal])
            + (Self.relation(either, other.either) ?? [IPAddressOracle.refusal])
    }

    private static func relation<Prefix: ComparedPrefix>(_ one: Prefix?, _ other: Prefix?)
        -> [String]?
    {
        guard let one, let other else { return nil }
        return one.relation(to: other)
    }
}
