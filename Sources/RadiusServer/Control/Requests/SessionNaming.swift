// SPDX-License-Identifier: Apache-2.0

/// By which of its attributes a session is named. Everything that is sent must fit (RFC 5176 section 3), so less is safer, as
/// long as it names one session.
enum SessionNaming: Sendable, Hashable {
    /// The router, the session's number and its user; without a number all that is known.
    case usual
    /// The session's number and nothing else.
    case numberOnly
    /// All that is known.
    case everything
}
