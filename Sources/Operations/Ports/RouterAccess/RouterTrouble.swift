// SPDX-License-Identifier: Apache-2.0

/// Why a router could not be spoken with.
public struct RouterTrouble: Error, Sendable, Hashable {
    /// What kind of trouble, for whoever decides what to try next.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// There is no such NAS, or no account at it.
        case noAccount = "no_account"
        /// It cannot be reached, or its door is closed.
        case unreachable
        /// It did not answer in time.
        case silent
        /// It is not the router that we expect, or does not prove it.
        case untrusted
        /// It does not let us in.
        case login
        /// What it says makes no sense.
        case confused
        /// It refuses what was asked.
        case refused
        /// Too much is asked of it at present.
        case busy
        /// Whoever asked has given up, or the server stops.
        case cancelled
    }

    public let kind: Kind
    /// What was being done, why it failed and what to do next.
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

extension RouterTrouble: CustomStringConvertible {
    public var description: String { message }
}
