// SPDX-License-Identifier: Apache-2.0

/// One condition for being ready, asked again at every request.
public struct ReadinessCheck: Sendable {
    /// One word for the operator, such as `database`.
    public let name: String
    /// What stands in the way, or nil. May take long: ``Readiness`` stops waiting.
    public let problem: @Sendable () async -> String?

    public init(_ name: String, problem: @escaping @Sendable () async -> String?) {
        self.name = name
        self.problem = problem
    }
}

/// Whether the program can do its work now, and if not, why.
public struct ReadinessReport: Hashable, Sendable {
    /// What is wrong, in the order of the checks; empty when ready.
    public let problems: [ReadinessProblem]

    public var isReady: Bool { problems.isEmpty }
}

/// A condition that does not hold.
public struct ReadinessProblem: Hashable, Sendable {
    /// The name of the check.
    public let check: String
    public let reason: String
}
