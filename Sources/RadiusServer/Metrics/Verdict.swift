// SPDX-License-Identifier: Apache-2.0

/// What an answered request was told.
public enum Verdict: UInt8, Sendable, CaseIterable {
    /// Access-Accept.
    case accepted
    /// Access-Accept into a walled garden.
    case gardened
    /// Access-Reject.
    case rejected
    /// The answer to Status-Server.
    case status
    /// Accounting-Response, which leaves once the record is durable.
    case recorded
    /// Accounting-Response to an event that nothing is kept of, such as those of tunnels.
    case ignored
    /// Access-Challenge, from the home server of a realm.
    case challenged

    /// The word in metrics and traces.
    public var word: String {
        switch self {
        case .accepted: "accepted"
        case .gardened: "gardened"
        case .rejected: "rejected"
        case .status: "status"
        case .recorded: "recorded"
        case .ignored: "ignored"
        case .challenged: "challenged"
        }
    }
}
