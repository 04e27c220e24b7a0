// SPDX-License-Identifier: Apache-2.0

/// The numbers of attributes that a packet has: one bit for each of the 256.
///
/// Most questions about a packet are about attributes that it does not have; this answers those without a walk.
struct NumberSet: Sendable, Hashable {
    private var words = InlineArray<4, UInt64>(repeating: 0)

    mutating func insert(_ number: UInt8) {
        words[Int(number >> 6)] |= UInt64(1) &<< UInt64(number)
    }

    func contains(_ number: UInt8) -> Bool {
        words[Int(number >> 6)] &>> UInt64(number) & 1 == 1
    }

    static func == (left: NumberSet, right: NumberSet) -> Bool {
        left.words.indices.allSatisfy { left.words[$0] == right.words[$0] }
    }

    func hash(into hasher: inout Hasher) {
        for place in words.indices {
            hasher.combine(words[place])
        }
    }
}
