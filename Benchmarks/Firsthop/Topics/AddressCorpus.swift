// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Ten thousand addresses and texts as logs, configurations and people write them, mixed at random.
struct AddressCorpus {
    /// All texts, each ended by a zero byte.
    private(set) var bytes: [UInt8] = []
    /// Where each text is, its zero byte not included.
    private(set) var ranges: [Range<Int>] = []
    private(set) var addresses: [IPv6Address] = []

    var count: Int { ranges.count }

    init(count: Int = 10_000) {
        var numbers = RepeatableNumbers(seed: 2)
        for index in 0..<count {
            let address = Self.address(index % 5, &numbers)
            addresses.append(address)
            let text = index % 7 == 0 ? Self.fullText(address) : address.description
            ranges.append(bytes.count..<(bytes.count + text.utf8.count))
            bytes += text.utf8
            bytes.append(0)
        }
        ranges.shuffle(using: &numbers)
        addresses.shuffle(using: &numbers)
    }

    /// A router's address, a random host, a host with a modified EUI-64, a delegated prefix, or an IPv4-mapped address.
    private static func address(_ kind: Int, _ numbers: inout RepeatableNumbers) -> IPv6Address {
        let site = UInt128(0x2001_0db8) << 96 | UInt128(numbers.next() & 0xffff_ffff) << 64
        return switch kind {
        case 0: IPv6Address(bits: site | UInt128(numbers.next() & 0xff))
        case 1: IPv6Address(bits: site | UInt128(numbers.next()))
        case 2: IPv6Address(bits: site | UInt128(numbers.next() & 0xffff_ff00_00ff_ffff | 0xff_fe00_0000))
        case 3: IPv6Address(bits: site & ~(UInt128(0xff) << 64))
        default: IPv6Address(bits: 0xffff_0000_0000 | UInt128(numbers.next() & 0xffff_ffff))
        }
    }

    /// Eight groups of four digits: how some databases store them.
    private static func fullText(_ address: IPv6Address) -> String {
        (0..<8).map { group in
            let digits = String(address.group(group), radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }.joined(separator: ":")
    }
}
