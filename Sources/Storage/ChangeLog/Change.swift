// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// One line of the change log: which row became different, and when. What it became is read from the row.
public struct Change: Equatable, Sendable {
    /// The tables whose changes others follow. What hangs on a row (a service's MAC addresses and routes, a router's gardens,
    /// extra attributes) is a change of that row.
    public enum Entity: String, CaseIterable, Sendable {
        case company
        case customer
        case internetService = "internet_service"
        case nas
        case planNode = "plan_node"
        case holding
        case plan
        case realm
    }

    /// What happened to the row.
    public enum Kind: String, CaseIterable, Sendable {
        case added
        case changed
        case removed
    }

    /// Rises with every change in the order of commits, with gaps where a transaction was given up.
    public let sequence: Int64
    public let at: Timestamp
    public let kind: Kind
    public let entity: Entity
    /// The number of the row.
    public let id: Int64
}

/// The changes of one transaction that has not committed yet.
final class PendingChanges {
    struct Entry {
        let kind: Change.Kind
        let entity: Change.Entity
        let id: Int64
    }

    private(set) var entries: [Entry] = []

    func append(_ entry: Entry) {
        entries.append(entry)
    }

    /// Forgets what was reported since there were `count` entries: that part was rolled back.
    func truncate(to count: Int) {
        entries.removeSubrange(min(count, entries.count)...)
    }
}
