// SPDX-License-Identifier: Apache-2.0

/// What became of a login that was handed on.
enum HandedOutcome: Sendable, Equatable {
    /// The home server's answer, signed for the router.
    case answered([UInt8], Verdict)
    /// No answer, and why.
    case dropped(DropReason)
}

/// A login that comes back to its worker.
struct HandedReturn: Sendable {
    let login: HandedLogin
    let outcome: HandedOutcome
}
