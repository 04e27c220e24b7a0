// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// FNV-1a with 64 bits (Fowler, Noll, Vo), taken in words of eight octets: few instructions, and the same in every release and on every
/// machine. What may be absent is told apart from every value it may have.
struct TermsHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Both halves together.
    var folded: UInt32 { UInt32(truncatingIfNeeded: state ^ state >> 32) }

    mutating func add(_ word: UInt64) {
        // Modulo 2^64 is the algorithm's own. Eight octets at once mix less than eight rounds: the shift makes up for it.
        state = (state ^ word) &* 0x0000_0100_0000_01b3
        state ^= state >> 29
    }

    mutating func add(_ word: UInt64?) {
        add(word == nil ? 0 : 1 as UInt64)
        if let word { add(word) }
    }

    mutating func add(_ octets: [UInt8]?) {
        guard let octets else { return add(UInt64.max) }
        add(UInt64(octets.count))
        var (word, shift) = (UInt64(0), UInt64(0))
        for octet in octets {
            word |= UInt64(octet) << shift
            shift += 8
            guard shift == 64 else { continue }
            add(word)
            (word, shift) = (0, 0)
        }
        if shift > 0 { add(word) }
    }

    mutating func add(_ text: String?) { add(text.map { Array($0.utf8) }) }

    mutating func add(_ rates: Rates?) {
        add(rates?.down)
        add(rates?.up)
    }

    mutating func add(_ address: IPAddress) {
        switch address {
        case .v4(let address): add(UInt64(address.bits))
        case .v6(let address): add(address)
        }
    }

    mutating func add(_ address: IPv6Address) {
        add(UInt64(truncatingIfNeeded: address.bits >> 64))
        add(UInt64(truncatingIfNeeded: address.bits))
    }

    mutating func add(_ prefixes: [IPv6Prefix]) {
        add(UInt64(prefixes.count))
        for prefix in prefixes {
            add(prefix.address)
            add(UInt64(prefix.length))
        }
    }

    mutating func add(_ line: LineAddresses) {
        add(line.ipv4.map { UInt64($0.bits) })
        add(line.netmaskLength.map(UInt64.init))
        add(line.framedIPv6)
        add(UInt64(line.ipv6Addresses.count))
        for address in line.ipv6Addresses { add(address) }
        add(line.interfaceID?.bits)
        add(line.delegated)
        add(line.routes.map(\.mapped))
    }
}
