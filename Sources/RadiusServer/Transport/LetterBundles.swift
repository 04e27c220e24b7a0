// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Letters sorted into bundles: what differs in nothing but its octets leaves as one message.
///
/// A router that comes back asks for many lines at once, from a few ports, and lines of one plan get answers of one length. Linux
/// takes such answers in one piece and cuts it at the very end (`UDP_SEGMENT`, udp(7)); the receiver sees datagrams as ever.
/// Of what the system does for an answer, more than half is done once for all of them then.
struct LetterBundles {
    /// Octets of the longest answer that goes into a bundle: 64 of them fit into one IPv4 or IPv6 packet before it is cut, and
    /// each fits every link (RFC 8200 section 5).
    static let longest = 1000

    /// Places of letters, one bundle after the other.
    private(set) var places: [Int] = []
    /// Where each bundle ends in ``places``.
    private(set) var ends: [Int] = []

    /// How many bundles there are.
    var count: Int { ends.count }

    /// The letters of a bundle, in order, as places in ``places``.
    subscript(bundle: Int) -> Range<Int> { (bundle == 0 ? 0 : ends[bundle - 1])..<ends[bundle] }

    /// Sorts the letters of a range that have not left yet. The order of those to one receiver stays.
    ///
    /// - Parameters:
    ///   - range: at most 64 places.
    ///   - isBundling: false leaves every letter alone.
    mutating func sort(_ letters: [Letter], in range: Range<Int>, isBundling: Bool) {
        places.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        var taken: UInt64 = 0
        for first in range where taken >> UInt64(first - range.lowerBound) & 1 == 0 && !letters[first].isSent {
            places.append(first)
            if isBundling, letters[first].octets.count <= Self.longest {
                for other in (first + 1)..<max(range.upperBound, first + 1) {
                    let bit = UInt64(1) << UInt64(other - range.lowerBound)
                    guard taken & bit == 0, letters[other].leaves(with: letters[first]) else { continue }
                    places.append(other)
                    taken |= bit
                }
            }
            ends.append(places.count)
        }
    }
}

extension Letter {
    /// Whether both go to one receiver, from one address, with as many octets.
    fileprivate func leaves(with other: Letter) -> Bool {
        octets.count == other.octets.count && !isSent && nameLength == other.nameLength
            && controlLength == other.controlLength && memcmp(name, other.name, Int(nameLength)) == 0
            && said == other.said && memcmp(control, other.control, said) == 0
    }

    /// How many octets of the control message the system has written: what fills it up to its length is whatever was there.
    private var said: Int {
        guard controlLength >= MemoryLayout<cmsghdr>.size else { return controlLength }
        return min(controlLength, Int(control.loadUnaligned(as: cmsghdr.self).cmsg_len))
    }
}
