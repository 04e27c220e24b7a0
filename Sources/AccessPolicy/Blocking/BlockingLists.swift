// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// The names of the address lists that mark a line at a router; the usual ones are those that operators already have rules for.
public struct BlockingLists: Sendable, Hashable {
    /// For lines that are cut off.
    public var blocked: String
    /// For lines of customers who are new, or gone.
    public var new: String
    /// For sessions, one a page.
    public var session: [GardenPage: String]
    /// Where a session goes that is set free: without another list it would keep the one that blocks it.
    public var free: String

    public init(
        blocked: String = "SpLBL_blocked", new: String = "SpLBL_new", session: [GardenPage: String] = [:],
        free: String = "Active"
    ) {
        self.blocked = blocked
        self.new = new
        self.session = session
        self.free = free
    }

    /// Every list that we put prefixes on at the router itself. A line that is set free leaves all of them.
    public var atRouter: [String] { blocked == new ? [blocked] : [blocked, new] }

    /// The list at the router for a reason.
    public func atRouter(for reason: BlockReason) -> String {
        switch GardenPage(reason) {
        case .blocked, .usage, .credentials: blocked
        case .inactive: new
        }
    }

    /// The list of the session for a reason.
    public func ofSession(for reason: BlockReason) -> String {
        let page = GardenPage(reason)
        return session[page] ?? page.usualSessionList
    }
}
