// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Storage

@Suite struct ChecksumTests {
    @Test func checksumsAreThoseOfTheReferenceImplementation() throws {
        for row in try VectorFile("storage/xxh64.txt").rows {
            let length = try row.field(0, as: { Int($0) })
            let seed = try row.field(1, as: { UInt64($0, radix: 16) })
            let expected = try row.field(2, as: { UInt64($0, radix: 16) })
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }
            #expect(bytes.withUnsafeBytes { Checksum.of($0, seed: seed) } == expected, "\(row)")
        }
    }
}
