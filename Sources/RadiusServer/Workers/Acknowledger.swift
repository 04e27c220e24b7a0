// SPDX-License-Identifier: Apache-2.0

/// Sends acknowledgements once their records are durable, up to a batch with one system call.
///
/// Belongs to one thread.
final class Acknowledger {
    let pending: PendingReplies
    /// The letters of a batch by door; kept so that their memory is.
    private var trays: [[Letter]]

    init(_ pending: PendingReplies, doorCount: Int) {
        self.pending = pending
        trays = Array(repeating: [], count: doorCount)
    }

    /// Sends what may leave.
    ///
    /// - Parameters:
    ///   - durable: the last record that is durable.
    ///   - monotonic: nanoseconds of the monotonic clock, asked after each batch.
    /// - Returns: whether anything was sent.
    func acknowledge(
        through durable: Int64, doors: [some DatagramDoor], monotonic: () -> UInt64
    ) -> Bool {
        var hasSent = false
        while true {
            let due = pending.due(through: durable, atMost: SocketDoor.batch)
            guard due > 0 else { return hasSent }
            hasSent = true
            for index in 0..<due {
                let door = pending[index].door
                guard trays.indices.contains(door), let letter = pending.letter(index) else { continue }
                trays[door].append(letter)
            }
            for door in doors.indices where !trays[door].isEmpty {
                doors[door].send(&trays[door])
                note(trays[door], at: monotonic())
                trays[door].removeAll(keepingCapacity: true)
            }
            pending.removeFirst(due)
        }
    }

    private func note(_ letters: [Letter], at sentAt: UInt64) {
        for letter in letters {
            let entry = pending[letter.tag]
            entry.meter.noteSettled(nanoseconds: sentAt &- entry.receivedAt)
            if !letter.isSent { entry.meter.note(.notSent) }
        }
    }
}
