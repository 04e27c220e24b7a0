// SPDX-License-Identifier: Apache-2.0

/// Numbers whose most significant octet comes first; nil where the bytes do not reach.
extension Span<UInt8> {
    @inline(__always)
    func number16(at offset: Int) -> UInt16? {
        guard offset >= 0, offset <= count &- 2 else { return nil }
        return UInt16(self[offset]) << 8 | UInt16(self[offset &+ 1])
    }

    @inline(__always)
    func number32(at offset: Int) -> UInt32? {
        guard offset >= 0, offset <= count &- 4 else { return nil }
        var number: UInt32 = 0
        for place in offset..<(offset &+ 4) {
            number = number << 8 | UInt32(self[place])
        }
        return number
    }

    @inline(__always)
    func number64(at offset: Int) -> UInt64? {
        guard offset >= 0, offset <= count &- 8 else { return nil }
        var number: UInt64 = 0
        for place in offset..<(offset &+ 8) {
            number = number << 8 | UInt64(self[place])
        }
        return number
    }

    /// An array of the octets of a range, cut where the bytes end.
    func octets(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return [UInt8](unsafeUninitializedCapacity: range.count) { room, filled in
            for place in range {
                room.initializeElement(at: filled, to: self[place])
                filled += 1
            }
        }
    }
}
