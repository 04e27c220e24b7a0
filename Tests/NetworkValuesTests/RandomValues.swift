// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit

extension SeededGenerator {
    /// A number below `bound`, which is greater than zero.
    mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }

    /// An address of which each group is zero, all ones or random, so that runs of every shape come up.
    mutating func address() -> IPv6Address {
        if below(16) == 0 {
            return IPv6Address(mapping: IPv4Address(bits: UInt32(truncatingIfNeeded: next())))
        }
        var bits: UInt128 = 0
        for _ in 0..<8 {
            let group: UInt64 = [0, 0, 0xffff, next() & 0xff, next() & 0xffff][below(5)]
            bits = bits << 16 | UInt128(group)
        }
        return IPv6Address(bits: bits)
    }

    /// A prefix among few addresses, so that prefixes meet and contain each other often.
    mutating func crowdedPrefix() throws -> IPPrefix {
        let length = 100 + below(29)
        let base: UInt128 = below(2) == 0 ? 0xffff << 32 : 0x2001_0db8 << 96
        let bits = base | UInt128(next() & 0x1f) << 27 | UInt128(next() & 0x1f)
        return IPPrefix(mapped: try IPv6Prefix(masking: IPv6Address(bits: bits), length: length))
    }

    /// Text that begins like an address and goes wrong somewhere, or is no text at all.
    mutating func hostileText() -> String {
        var bytes: [UInt8] =
            switch below(6) {
            case 0: bytes(below(40))
            case 1: Array(address().description.utf8)
            case 2: Array("\(address())/\(below(140))".utf8)
            case 3: Array("\(address())-\(address())".utf8)
            case 4: Array("192.0.2.\(below(300))/\(below(40))".utf8)
            default: Array("00:16:3e:f1:25:d8".utf8)
            }
        let alphabet = Array("0123456789abcdefABCDEF::::..../%-gkMGT \u{0}é".utf8)
        for _ in 0..<below(4) {
            let place = below(bytes.count + 1)
            switch below(3) {
            case 0: bytes.insert(alphabet[below(alphabet.count)], at: place)
            case 1 where place < bytes.count: bytes.remove(at: place)
            case 2 where place < bytes.count: bytes[place] = alphabet[below(alphabet.count)]
            default: break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
