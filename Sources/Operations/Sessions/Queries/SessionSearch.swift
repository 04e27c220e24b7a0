// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Which sessions are asked for, the newest first, a page at a time.
public struct SessionSearch: Sendable {
    /// Whose sessions.
    public enum Scope: Sendable {
        case all
        case service(ServiceID)
        case router(NASID)
        /// Sessions of this user name, known or not.
        case user(String)
    }

    /// Sessions of which state.
    public enum Standing: Sendable, CaseIterable {
        case any
        case open
        case ended
    }

    public var scope: Scope
    public var standing: Standing
    /// Only sessions with smaller numbers: the last one of the page before.
    public var before: SessionID?
    /// At most so many.
    public var limit: Int

    public init(_ scope: Scope = .all, standing: Standing = .any, before: SessionID? = nil, limit: Int = 100) {
        self.scope = scope
        self.standing = standing
        self.before = before
        self.limit = limit
    }
}
