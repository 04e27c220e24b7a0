// SPDX-License-Identifier: Apache-2.0

/// Stands for a text among millions without keeping it: 128 bits of a keyed hash, of which two texts never have the same.
struct Fingerprint: Hashable {
    private let high: Int
    private let low: Int

    /// - Parameter kind: texts of different kinds are different.
    init(_ kind: UInt8, _ text: some Hashable) {
        high = Self.half(0, kind, text)
        low = Self.half(1, kind, text)
    }

    private static func half(_ number: UInt8, _ kind: UInt8, _ text: some Hashable) -> Int {
        var hasher = Hasher()
        hasher.combine(number)
        hasher.combine(kind)
        hasher.combine(text)
        return hasher.finalize()
    }
}
