// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Keys that come near the known ones: the same vendors, small numbers, all depths, in an extended attribute or not.
enum RandomKeys {
    static func key(vendors: [UInt32], using generator: inout some RandomNumberGenerator) -> AttributeKey {
        let vendor = vendors.randomElement(using: &generator) ?? 0
        var key =
            Int.random(in: 0..<4, using: &generator) == 0
            ? AttributeKey(
                carrier: .random(in: 241...246, using: &generator), vendor: vendor,
                .random(in: 0...255, using: &generator))
            : AttributeKey(vendor: vendor, .random(in: 0...300, using: &generator))
        for _ in 0..<Int.random(in: 0..<Int(AttributeKey.deepest), using: &generator) {
            key = key.child(.random(in: 0...12, using: &generator)) ?? key
        }
        return key
    }
}
