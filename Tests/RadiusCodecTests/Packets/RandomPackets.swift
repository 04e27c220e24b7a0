// SPDX-License-Identifier: Apache-2.0

import TestKit

/// Packets made without the code that is tested.
enum RandomPackets {
    /// An Access-Request of these attributes.
    static func packet(attributes: [UInt8]) -> [UInt8] {
        let length = attributes.count + 20
        return [1, 7, UInt8(length >> 8), UInt8(length & 0xff)] + [UInt8](repeating: 9, count: 16) + attributes
    }

    /// An Access-Request with up to forty attributes of the numbers 0 to 29, with short values.
    static func packet(using generator: inout SeededGenerator) -> [UInt8] {
        var attributes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            let count = Int.random(in: 0...9, using: &generator)
            attributes += [UInt8.random(in: 0..<30, using: &generator), UInt8(count + 2)] + generator.bytes(count)
        }
        return packet(attributes: attributes)
    }

    /// The attributes of a packet whose lengths are right.
    static func attributes(_ packet: [UInt8]) -> [(number: UInt8, value: [UInt8])] {
        var attributes: [(UInt8, [UInt8])] = []
        var rest = packet.dropFirst(20)
        while let number = rest.popFirst(), let length = rest.popFirst() {
            attributes.append((number, Array(rest.prefix(Int(length) - 2))))
            rest = rest.dropFirst(Int(length) - 2)
        }
        return attributes
    }

    /// The octets with one of them changed, one taken out, one put in, or the end cut off.
    static func mutated(_ octets: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var octets = octets
        for _ in 0...Int.random(in: 0..<3, using: &generator) {
            guard let place = octets.indices.randomElement(using: &generator) else { return [0] }
            let octet = [0, 1, 2, 26, 0x7f, 0xff, UInt8.random(in: 0...255, using: &generator)]
                .randomElement(using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: octets.remove(at: place)
            case 1: octets.insert(octet ?? 0, at: place)
            case 2: octets = Array(octets.prefix(place))
            default: octets[place] = octet ?? 0
            }
        }
        return octets
    }
}
