// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
@testable import RadiusServer
import Testing
import TestKit

@Suite struct SmallPartsTests {
    /// The messages of 0 to 63 octets with the key 00 01 … 0f, from appendix A and the reference vectors of the paper.
    @Test func sipHashIsTheReferencesOne() throws {
        let key = try #require(SipHash(key: Array(0..<16)))
        for row in try VectorFile("radius-server/siphash.txt").rows {
            let count = try row.field(0, as: { Int($0) })
            let expected = try row.field(1, as: { UInt64($0, radix: 16) })
            let message = (0..<count).map { UInt8($0) }
            let tag = key.tag(of: message.span, count: count)
            #expect(tag == expected, "\(row)")
        }
    }

    @Test func readsHardwareAddressesAsRoutersWriteThem() throws {
        for row in try VectorFile("radius-server/station-macs.txt").rows {
            let octets = Array(try row.field(0).utf8)
            let read = StationMAC.read(0..<octets.count, in: octets.span)
            #expect((read?.description ?? "-") == (try row.field(1)), "\(row)")
        }
    }

    @Test func latencyBucketsDouble() {
        #expect(LatencyBuckets.index(nanoseconds: 0) == 0)
        for index in 0..<LatencyBuckets.count {
            let bound = UInt64(LatencyBuckets.upperBoundSeconds(index) * 1e9)
            #expect(LatencyBuckets.index(nanoseconds: bound - 1) == index)
            #expect(LatencyBuckets.index(nanoseconds: bound) == index + 1)
        }
        #expect(LatencyBuckets.index(nanoseconds: .max) == LatencyBuckets.count)
    }

    @Test func sessionNumbersDifferAndLookLikeUUIDs() {
        var generator = SeededGenerator(seed: 7)
        var numbers = SessionNumbers(using: &generator)
        var seen: Set<SessionNumber> = []
        for milliseconds in 0..<10_000 {
            let number = numbers.next(milliseconds: 1_767_225_600_000 + UInt64(milliseconds / 100))
            seen.insert(number)
            #expect(number.high >> 12 & 15 == 7 && number.low >> 62 == 2)
        }
        #expect(seen.count == 10_000)
        #expect(
            SessionNumber(high: 0x0190_f1e2_77a3_7d10, low: 0x8c51_0123_4567_89ab).description
                == "0190f1e2-77a3-7d10-8c51-0123456789ab")
    }

    @Test func wordsAreUniqueAndFitMetrics() {
        let words = DropReason.allCases.map(\.word) + Verdict.allCases.map(\.word)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { $0.utf8.allSatisfy { byte in byte == 0x5f || (0x61...0x7a).contains(byte) } })
    }
}
