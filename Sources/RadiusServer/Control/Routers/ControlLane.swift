// SPDX-License-Identifier: Apache-2.0

/// What waits for one router and what is under way to it.
///
/// Of one session never more than one request is under way and one waits. Requests leave in the order of their arrival, but
/// one that takes the place of an older one gets its turn.
struct ControlLane {
    private var slots: SourceSlots
    private var pace: Pace
    private let mostOutstanding: Int
    private let longestWait: UInt64
    private var turns = WaitingLine<LaneKey>()
    private var waiting: [LaneKey: (request: ControlRequest, since: UInt64)] = [:]
    private var running: Set<LaneKey> = []
    /// The last request was not answered: until one is, only one at a time is worth its packets.
    var isSilent = false
    /// When a timer was set for the lane; nil when none runs.
    var wakesAt: UInt64?

    init(_ settings: ControlSettings) {
        slots = SourceSlots(ports: settings.mostSourcePorts, rest: settings.replayWindow.nanoseconds)
        mostOutstanding = max(1, settings.mostOutstanding)
        pace = Pace(perSecond: settings.mostPerSecond, atOnce: mostOutstanding)
        longestWait = settings.longestWait.nanoseconds
    }

    /// What can be done for the lane.
    enum Step {
        /// This request leaves now, from this slot.
        case ready(ControlRequest, SourceSlot)
        /// This request has waited too long.
        case expired(ControlRequest)
        /// Nothing before this time, or before something else happens.
        case wait(until: UInt64?)
    }

    /// Takes in a request and returns the waiting one whose place it took.
    mutating func add(_ request: ControlRequest, at now: UInt64) -> ControlRequest? {
        let key = request.key
        let replaced = waiting.updateValue((request, now), forKey: key)
        if replaced == nil { turns.append(key) }
        return replaced?.request
    }

    /// Takes out a waiting request; nil when it does not wait.
    mutating func withdraw(_ ticket: UInt64, of key: LaneKey) -> ControlRequest? {
        guard waiting[key]?.request.ticket == ticket else { return nil }
        return waiting.removeValue(forKey: key)?.request
    }

    /// The next thing to do; a request that is ready counts as under way from here on.
    mutating func next(at now: UInt64) -> Step {
        while let key = turns.first {
            guard let place = waiting[key], !running.contains(key) else {
                // Withdrawn, or one of the session is under way: then its turn comes when that one ends.
                turns.removeFirst()
                continue
            }
            let end = place.since &+ longestWait
            if end <= now {
                turns.removeFirst()
                waiting.removeValue(forKey: key)
                return .expired(place.request)
            }
            guard running.count < (isSilent ? 1 : mostOutstanding) else { return .wait(until: end) }
            guard pace.earliest <= now else { return .wait(until: min(end, pace.earliest)) }
            guard let slot = slots.take(at: now) else { return .wait(until: min(end, slots.nextFree ?? end)) }
            turns.removeFirst()
            waiting.removeValue(forKey: key)
            running.insert(key)
            pace.note(at: now)
            return .ready(place.request, slot)
        }
        return .wait(until: nil)
    }

    /// A request that was ready could not be written: nothing was sent.
    mutating func dismiss(_ request: ControlRequest, _ slot: SourceSlot, at now: UInt64) {
        slots.giveBackUnused(slot, at: now)
        end(request.key)
    }

    /// A request was answered or given up.
    mutating func finish(_ request: ControlRequest, _ slot: SourceSlot, at now: UInt64) {
        slots.giveBack(slot, at: now)
        end(request.key)
    }

    /// A request is sent once more as another packet, before all others, unless a newer one waits: then that one goes, and false
    /// is returned.
    mutating func retry(_ request: ControlRequest, after slot: SourceSlot, at now: UInt64) -> Bool {
        slots.giveBack(slot, at: now)
        let key = request.key
        guard waiting[key] == nil else {
            end(key)
            return false
        }
        running.remove(key)
        waiting[key] = (request, now)
        turns.prepend(key)
        return true
    }

    /// All that waits, taken out.
    mutating func removeWaiting() -> [ControlRequest] {
        let requests = waiting.values.map(\.request)
        waiting.removeAll()
        return requests
    }

    private mutating func end(_ key: LaneKey) {
        running.remove(key)
        if waiting[key] != nil { turns.append(key) }
    }
}
