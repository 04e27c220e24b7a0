// SPDX-License-Identifier: Apache-2.0

/// How long a simulated router waits for an answer and how often it asks.
public struct RetryPolicy: Sendable, Hashable {
    /// After so long without an answer, a request is sent again.
    public let timeout: Duration
    /// How often a request is sent before it is given up, the first time included.
    public let tries: Int

    /// Refuses a timeout that is not positive and no tries.
    public init(timeout: Duration, tries: Int) throws(LoadError) {
        guard timeout > .zero else { throw .timeout(timeout) }
        guard (1...Self.mostTries).contains(tries) else { throw .tries(tries) }
        self.timeout = timeout
        self.tries = tries
    }

    /// No router known tries more often.
    public static let mostTries = 100
}
