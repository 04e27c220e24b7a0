// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Operations

@Suite struct StableHashTests {
    /// Sessions are found again by what was hashed when they began, on other machines and by later programs.
    @Test(arguments: [
        (0, "445469a1-cea8-b5e5-c9b6-a6909ee24f43"), (1, "cdcafc1d-a871-2aa9-1356-0efe0bf3d3e7"),
        (7, "f1a30218-cb02-3c3a-4fda-c8b889f63a22"), (8, "fd786b04-041e-5311-6cf6-4102ff1f3a9b"),
        (9, "5a4fb62b-0ddb-ae32-694e-a66cb2eaf867"), (15, "8c0e489c-6e38-1154-aa2f-b4a1b3933c45"),
        (16, "432b2a6f-63c9-5360-f0b9-018d84c22948"), (40, "a959550b-94a5-65a7-18c7-49d43672770f"),
    ])
    func staysWhatItWas(count: Int, key: String) {
        let octets = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        var hash = StableHash()
        hash.combine(UInt64(count) &* 0x0123_4567_89ab_cdef)
        hash.combine(octets.span)
        hash.combine([0, 1, 2].span)
        #expect(hash.finish().description == key)
    }
}
