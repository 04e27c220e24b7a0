// SPDX-License-Identifier: Apache-2.0

import ProviderValues
public import Storage

/// Takes a job that one node at a time may do, or keeps it.
///
/// The fence rises whenever the job changes hands: what was begun under an older one is nobody's any more.
public struct HoldLease: Verb {
    let name: String
    let holder: String
    let duration: Duration

    /// - Parameters:
    ///   - name: what is done.
    ///   - holder: the node, in words that no other running node has.
    ///   - duration: for how long it is held unless it is held again; longer than the clocks of nodes differ.
    public init(_ name: String, by holder: String, for duration: Duration) {
        self.name = name
        self.holder = holder
        self.duration = duration
    }

    /// The fence; nil while another node holds it.
    public func perform(_ transaction: Transaction) throws -> Int64? {
        let (database, now) = (transaction.database, transaction.now)
        let held = try database.first("SELECT holder, fence, ends_at FROM lease WHERE name = $1", .text(name)) { row in
            (holder: try row.text(0), fence: try row.integer(1), endsAt: try row.time(2))
        }
        guard held?.holder == holder || held.map({ $0.endsAt <= now }) ?? true else { return nil }
        let fence = (held?.fence ?? 0) + (held?.holder == holder ? 0 : 1)
        try database.execute(
            """
            INSERT INTO lease (name, holder, fence, ends_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, fence = excluded.fence, ends_at = excluded.ends_at
            """, .text(name), .text(holder), .integer(fence), .time(now.advanced(by: duration)))
        return fence
    }
}
