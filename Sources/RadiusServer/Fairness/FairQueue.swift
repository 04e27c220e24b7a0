// SPDX-License-Identifier: Apache-2.0

/// The datagrams that wait for their answers, one lane a NAS, served in turn: whoever sends most waits longest.
///
/// A lane may grow while it is shorter than what is still free in the pool (dynamic thresholds: Choudhury and Hahne,
/// 1998). So a single NAS that floods us holds half of the pool at most, and every other one finds room at once. Within a
/// lane, requests that continue a conversation go first: the work done for them would be lost.
///
/// Lists of slot numbers inside the pool; nothing is allocated while packets come and go.
struct FairQueue {
    /// What waits of one NAS.
    private struct Lane {
        var firstContinuing: Int32 = -1
        var lastContinuing: Int32 = -1
        var first: Int32 = -1
        var last: Int32 = -1
        var length = 0
        /// The lane served after this one; -1 at the end of the round.
        var nextLane: Int32 = -1
    }

    private var lanes: [Lane]
    private var firstLane: Int32 = -1
    private var lastLane: Int32 = -1
    /// Datagrams in all lanes.
    private(set) var count = 0

    init(laneCount: Int) {
        lanes = Array(repeating: Lane(), count: max(0, laneCount))
    }

    var isEmpty: Bool { count == 0 }

    /// Adds a datagram to the lane of its NAS.
    ///
    /// - Returns: false when the NAS has its share waiting already; the datagram is not in the queue then.
    mutating func append(_ slot: Int, lane: Int, isContinuing: Bool, in pool: DatagramPool) -> Bool {
        guard lanes.indices.contains(lane), lanes[lane].length <= pool.freeCount else { return false }
        let number = Int32(truncatingIfNeeded: slot)
        pool[slot].next = -1
        if isContinuing {
            Self.link(number, after: lanes[lane].lastContinuing, in: pool)
            if lanes[lane].firstContinuing < 0 { lanes[lane].firstContinuing = number }
            lanes[lane].lastContinuing = number
        } else {
            Self.link(number, after: lanes[lane].last, in: pool)
            if lanes[lane].first < 0 { lanes[lane].first = number }
            lanes[lane].last = number
        }
        lanes[lane].length += 1
        count += 1
        if lanes[lane].length == 1 { enter(lane) }
        return true
    }

    /// Takes the next datagram: one of each NAS before the second of any. Nil when none waits.
    mutating func next(in pool: DatagramPool) -> Int? {
        guard firstLane >= 0 else { return nil }
        let lane = Int(firstLane)
        firstLane = lanes[lane].nextLane
        if firstLane < 0 { lastLane = -1 }
        let slot: Int32
        if lanes[lane].firstContinuing >= 0 {
            slot = lanes[lane].firstContinuing
            lanes[lane].firstContinuing = pool[Int(slot)].next
            if lanes[lane].firstContinuing < 0 { lanes[lane].lastContinuing = -1 }
        } else {
            slot = lanes[lane].first
            lanes[lane].first = pool[Int(slot)].next
            if lanes[lane].first < 0 { lanes[lane].last = -1 }
        }
        lanes[lane].length -= 1
        count -= 1
        if lanes[lane].length > 0 { enter(lane) }
        return Int(slot)
    }

    /// Puts a lane at the end of the round.
    private mutating func enter(_ lane: Int) {
        let number = Int32(truncatingIfNeeded: lane)
        lanes[lane].nextLane = -1
        if lastLane >= 0 { lanes[Int(lastLane)].nextLane = number } else { firstLane = number }
        lastLane = number
    }

    private static func link(_ slot: Int32, after last: Int32, in pool: DatagramPool) {
        if last >= 0 { pool[Int(last)].next = slot }
    }
}
