// SPDX-License-Identifier: Apache-2.0

/// In which order a pool hands out its slots. Raw values are the words in the database and in exported files.
public enum SlotOrder: String, CaseIterable, Codable, Sendable {
    /// Slot 0, 1, 2, …
    case nextFree = "next_free"

    /// The counter with its bits reversed (RFC 3531): after 2^k slots each of them may still grow to 1/2^k of the pool.
    case sparse

    /// The slot for the n-th hand-out among `2^bits` slots, before reserved slots are left out. Its own inverse.
    ///
    /// - Parameters:
    ///   - counter: 0 up to, not including, `2^bits`.
    ///   - bits: 0 to 63.
    func rawSlot(forCounter counter: UInt64, bits: Int) -> UInt64 {
        switch self {
        case .nextFree: counter
        case .sparse: BitReversal.reversed(counter, bits: bits)
        }
    }
}
