// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// What the last answer was about, for those who watch. A value without references, so noting it costs next to nothing.
struct AnswerAccount {
    /// The line; nil when none was found.
    var service: ServiceID?
    /// The session that an accept begins.
    var session: SessionNumber?
    /// Whether sessions of the line are limited, so that this one has to be counted from now on.
    var isCounted = false
    /// Why the line is refused or in a walled garden.
    var reason: BlockReason?
    /// The decision's own account; nil when nothing had to be decided.
    var trace: DecisionTrace?
    /// The device that the login binds to the line.
    var binding: LearnedDevice?
}
