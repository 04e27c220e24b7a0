// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// Looks at all that a router has of lines, and changes nothing there.
public protocol RouterInspection: Sendable {
    /// - Parameter lists: the address lists to read; a router may have others with a great many rows.
    func picture(of nas: NASID, lists: [String]) async throws(RouterTrouble) -> RouterPicture
}

/// What a router has of lines: its sessions, the prefixes that it delegated, and what it has configured for them.
public struct RouterPicture: Sendable, Hashable {
    public var sessions: [RouterSession]
    public var bindings: [RouterBinding]
    public var listings: [RouterListing]
    public var queues: [RouterQueue]

    public init(
        sessions: [RouterSession] = [], bindings: [RouterBinding] = [], listings: [RouterListing] = [],
        queues: [RouterQueue] = []
    ) {
        self.sessions = sessions
        self.bindings = bindings
        self.listings = listings
        self.queues = queues
    }
}

/// A row of a router's address lists.
public struct RouterListing: Sendable, Hashable {
    public let list: String
    public let prefix: IPPrefix
    /// The line that we wrote it for; nil for a row that somebody else wrote.
    public let service: ServiceID?

    public init(list: String, prefix: IPPrefix, service: ServiceID?) {
        self.list = list
        self.prefix = prefix
        self.service = service
    }
}

/// A queue of a router that limits a line.
public struct RouterQueue: Sendable, Hashable {
    /// The name of the session's user, where the queue is the session's own.
    public let userName: [UInt8]?
    /// The line that we wrote it for; nil for one that somebody else wrote, or the router itself.
    public let service: ServiceID?
    public let targets: [IPPrefix]
    /// In the subscriber's directions; 0 for no limit.
    public let rates: Rates

    public init(userName: [UInt8]?, service: ServiceID?, targets: [IPPrefix], rates: Rates) {
        self.userName = userName
        self.service = service
        self.targets = targets
        self.rates = rates
    }
}
