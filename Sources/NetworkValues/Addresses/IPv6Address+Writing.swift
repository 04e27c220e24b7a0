// SPDX-License-Identifier: Apache-2.0

extension IPv6Address: CustomStringConvertible {
    /// The canonical text of RFC 5952: lower case, no leading zeros, "::" for the first longest run of two or more zero
    /// groups; an IPv4-mapped address ends in dotted decimal (§5).
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(39)
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends ``description``; it allocates nothing when 39 more bytes fit.
    public func write(into bytes: inout [UInt8]) {
        if isIPv4Mapped {
            for byte in "::ffff:".utf8 {
                bytes.append(byte)
            }
            IPv4Address(bits: UInt32(truncatingIfNeeded: bits)).write(into: &bytes)
            return
        }
        let run = longestZeroRun
        var index = 0
        while index < 8 {
            if index == run.lowerBound, !run.isEmpty {
                bytes.append(ASCII.colon)
                bytes.append(ASCII.colon)
                index = run.upperBound
                continue
            }
            if index > 0, index != run.upperBound || run.isEmpty {
                bytes.append(ASCII.colon)
            }
            Self.write(group: group(index), into: &bytes)
            index &+= 1
        }
    }

    /// The 16-bit group at `index`, 0 for the first, 7 for the last; the index is taken modulo 8.
    public func group(_ index: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: bits &>> UInt128(truncatingIfNeeded: 112 &- 16 &* (index & 7)))
    }

    /// The first longest run of at least two zero groups (RFC 5952 §4.2.2 and §4.2.3), or an empty range.
    private var longestZeroRun: Range<Int> {
        var longest = 0..<0
        var start = 0
        for index in 0..<8 {
            if group(index) != 0 {
                start = index &+ 1
            } else if index &+ 1 &- start > max(longest.count, 1) {
                longest = start..<(index &+ 1)
            }
        }
        return longest
    }

    private static func write(group: UInt16, into bytes: inout [UInt8]) {
        var shift = (15 &- (group | 1).leadingZeroBitCount) / 4 &* 4
        while shift >= 0 {
            bytes.append(ASCII.hexadecimalDigit(UInt8(truncatingIfNeeded: group &>> UInt16(shift)) & 0x0f))
            shift &-= 4
        }
    }
}
