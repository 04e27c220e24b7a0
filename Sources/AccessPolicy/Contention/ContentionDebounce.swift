// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// When a changed tree is sent to its router: once things are quiet, and not too late when they never are.
public struct ContentionDebounce: Sendable, Hashable {
    /// Without another change for so long it is sent.
    public let quiet: Duration
    /// After so long it is sent in any case.
    public let longest: Duration
    private var first: Timestamp?
    private var last: Timestamp?

    /// A morning's logins come within minutes and must not each cost a command; a parent that is a minute late hurts nobody.
    public init(quiet: Duration = .seconds(5), longest: Duration = .seconds(60)) {
        self.quiet = quiet
        self.longest = longest
    }

    /// Something changed.
    public mutating func note(at now: Timestamp) {
        first = first ?? now
        last = now
    }

    /// When it has to be sent; nil while nothing waits.
    public var due: Timestamp? {
        guard let first, let last else { return nil }
        return min(last.advanced(by: quiet), first.advanced(by: longest))
    }

    /// Whether it has to be sent now; if so, nothing waits any more.
    public mutating func take(at now: Timestamp) -> Bool {
        guard let due, due <= now else { return false }
        first = nil
        last = nil
        return true
    }
}
