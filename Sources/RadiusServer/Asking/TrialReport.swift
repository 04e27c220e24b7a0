// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues

/// What became of a request that was tried out.
public enum TrialReport: Sendable {
    /// It would be answered.
    case answered(TrialAnswer)
    /// It would be dropped without an answer.
    case dropped(DropReason)
    /// The server of this realm would be asked.
    case handedOn(RealmTerms)
    /// The router has no secret, so nothing it sends can be answered.
    case noSecret
}

/// The answer that a request would get, and how it comes about.
public struct TrialAnswer: Sendable {
    /// The octets that would be sent.
    public let packet: [UInt8]
    public let verdict: Verdict
    /// The line; nil when none was found.
    public let service: ServiceID?
    /// Why the line is refused or in a walled garden.
    public let reason: BlockReason?
    /// How the decision came about; nil for Status-Server and refused realms.
    public let trace: DecisionTrace?
    /// The device that the login would bind to the line.
    public let bindsDevice: LearnedDevice?
    /// What the router cannot be told of the grant, or not exactly.
    public let notes: [String]
}
