// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import Operations
public import ProviderValues

/// A request that was seen, and what became of it. Passwords, keys and everything else that is hidden with a secret have been
/// overwritten already.
public struct TracedExchange: Sendable {
    /// When the request was answered or dropped.
    public let at: Timestamp
    /// Where it came from.
    public let source: RadiusEndpoint
    public let nas: NASID
    public let nasName: String
    /// The request as it came, redacted.
    public let request: [UInt8]
    /// The answer, redacted; empty when there was none.
    public let reply: [UInt8]
    /// What became of it.
    public let outcome: TracedOutcome
    /// The line; nil when none was found.
    public let service: ServiceID?
    /// The session that an accept begins, or that the `Class` of an Accounting-Request names.
    public let session: SessionNumber?
    /// How the decision came about; nil when there was none.
    public let trace: DecisionTrace?
    /// What was recorded of an Accounting-Request. Its acknowledgement leaves once that is durable.
    public let record: AccountingRecord?
}

/// What became of a request.
public enum TracedOutcome: Sendable, Hashable {
    /// It was answered; the reason says why a line is refused or in a walled garden.
    case answered(Verdict, BlockReason?)
    /// The server of this realm has answered it.
    case answeredElsewhere(Verdict, realm: String)
    /// It was dropped.
    case dropped(DropReason)
}
