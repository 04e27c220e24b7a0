// SPDX-License-Identifier: Apache-2.0

/// The source ports and Identifiers that may be used toward one router. One that was used rests for the replay window before
/// another request gets it.
struct SourceSlots {
    private let ports: Int
    private let rest: UInt64
    /// How many were given out for the first time. Low ports first, so that as few as possible are opened.
    private var opened = 0
    /// Those that rest, with the time when they are free again. They come back in the order of that time.
    private var resting = WaitingLine<(slot: SourceSlot, free: UInt64)>()

    /// - Parameters:
    ///   - ports: 1 to 256.
    ///   - rest: nanoseconds.
    init(ports: Int, rest: UInt64) {
        self.ports = min(max(1, ports), 256)
        self.rest = rest
    }

    /// One that may be used now; nil when all are in use or rest.
    mutating func take(at now: UInt64) -> SourceSlot? {
        if let first = resting.first, first.free <= now {
            resting.removeFirst()
            return first.slot
        }
        guard opened < ports * 256 else { return nil }
        let slot = SourceSlot(
            port: UInt8(truncatingIfNeeded: opened / 256), identifier: UInt8(truncatingIfNeeded: opened))
        opened += 1
        return slot
    }

    /// The request that had it is answered or given up. The window counts from here, which is after it was last sent.
    mutating func giveBack(_ slot: SourceSlot, at now: UInt64) {
        resting.append((slot, now &+ rest))
    }

    /// Nothing was sent with it.
    mutating func giveBackUnused(_ slot: SourceSlot, at now: UInt64) {
        resting.prepend((slot, now))
    }

    /// When one comes free after ``take(at:)`` found none; nil when all are in use.
    var nextFree: UInt64? { resting.first?.free }
}
