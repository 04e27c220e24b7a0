// SPDX-License-Identifier: Apache-2.0

/// What became of one attempt, as far as it matters for the next one.
public enum EnforcementAnswer: Sendable, Hashable, CaseIterable {
    /// The router says that it is done.
    case done
    /// The router has no such session.
    case gone
    /// The router will not do this however often it is asked: unsupported, prohibited, impossible.
    case never
    /// The router could not do it now.
    case notNow
    /// It was asked and did not answer: it may have done it.
    case silent
    /// It was not asked.
    case notAsked
}
