// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// One thing to bring about at a router, in no vendor's words. All measures of a job are brought about, or the job has failed.
public enum BlockingMeasure: Sendable, Hashable {
    /// Put the prefixes of both families on a list of the router.
    case list(String, BlockedPrefixes)
    /// Take the prefixes of both families off these lists; what is on none is fine.
    case unlist([String], BlockedPrefixes)
    /// Give the session this list in place of the one it has.
    case sessionList(String)
    /// Give the session this profile or policy; UTF-8.
    case sessionProfile([UInt8])
    /// Give the session these rates; nil takes every limit off.
    case sessionRates(Rates?)
    /// Let the session end after so many seconds from now; 0 takes the limit off.
    case sessionTimeout(UInt32)
    /// End the session.
    case end(SessionEnding)
    /// What the next login gets, for as long as this job stands: the line's own terms are ``LoginAnswer/own``.
    case nextLogin(LoginAnswer)

    /// What a login is answered with.
    public enum LoginAnswer: Sendable, Hashable {
        /// The line's own terms.
        case own
        /// The garden of the router's rule for the reason.
        case garden(BlockReason)
        /// A refusal, whatever the rule says.
        case refusal(BlockReason)
    }
}
