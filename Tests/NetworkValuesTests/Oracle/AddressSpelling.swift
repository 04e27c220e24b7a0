// SPDX-License-Identifier: Apache-2.0

import TestKit

/// Numbers and their texts for the comparison with Python. Nothing here asks the code under test, not even to print.
extension SeededGenerator {
    /// 128 bits whose groups are zero, all ones, small or random; some are IPv4-mapped, some an end of the space.
    mutating func oracleBits() -> UInt128 {
        switch below(32) {
        case 0: return 0
        case 1: return .max
        case 2, 3: return 0xffff << 32 | UInt128(UInt32(truncatingIfNeeded: next()))
        case 4: return UInt128(UInt32(truncatingIfNeeded: next()))
        case 5...8: return next128()
        default:
            let zeros = 1 + below(4)
            var bits: UInt128 = 0
            for _ in 0..<8 {
                let others: [UInt64] = [0xffff, next() & 0xf, next() & 0xff, next() & 0xffff]
                bits = bits << 16 | UInt128(below(5) < zeros ? 0 : others[below(4)])
            }
            return bits
        }
    }

    /// The octets, in the only spelling they have.
    func spelling(v4 bits: UInt32) -> String {
        [24, 16, 8, 0].map { String(bits >> $0 & 0xff) }.joined(separator: ".")
    }

    /// One of the texts of RFC 4291 §2.2: either case, leading zeros, "::" in place of any zero groups or none, and
    /// sometimes a dotted decimal tail.
    mutating func spelling(v6 bits: UInt128) -> String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> (112 - 16 * $0)) }
        let isDotted = below(4) == 0
        let written = isDotted ? 6 : 8
        let run = zeroRun(in: groups.prefix(written))
        var text = ""
        var index = 0
        while index < written {
            if index == run.lowerBound, !run.isEmpty {
                text += "::"
                index = run.upperBound
                continue
            }
            text += (index > 0 && index != run.upperBound ? ":" : "") + spelling(group: groups[index])
            index += 1
        }
        if isDotted {
            text +=
                (run.upperBound == written ? "" : ":") + spelling(v4: UInt32(truncatingIfNeeded: bits))
        }
        return text
    }

    /// Some zero groups that stand together, not always all of them; an empty range at 0 where none are chosen.
    private mutating func zeroRun(in groups: ArraySlice<UInt16>) -> Range<Int> {
        let start = below(groups.count)
        guard groups[start] == 0, below(8) > 0 else { return 0..<0 }
        var run = start..<(start + 1)
        while run.upperBound < groups.count, groups[run.upperBound] == 0, below(16) > 0 {
            run = run.lowerBound..<(run.upperBound + 1)
        }
        while run.lowerBound > 0, groups[run.lowerBound - 1] == 0, below(16) > 0 {
            run = (run.lowerBound - 1)..<run.upperBound
        }
        return run
    }

    private mutating func spelling(group: UInt16) -> String {
        let digits = String(group, radix: 16, uppercase: below(3) == 0)
        guard below(4) == 0 else { return digits }
        return String(repeating: "0", count: below(5 - digits.utf8.count)) + digits
    }
}
