// SPDX-License-Identifier: Apache-2.0

import Operations

/// One call of the port, from its arrival to its outcome.
struct ControlRequest: Sendable {
    /// Names the call that waits for the outcome.
    let ticket: UInt64
    let session: ControlledSession
    let task: ControlTask
    /// How the session is named the next time that the request is sent.
    var naming = SessionNaming.usual
    /// How it was named before, and refused for it.
    var tried: [SessionNaming] = []
    /// Why it was named otherwise the last time.
    var renamedFor: ControlRefusal.Kind?

    init(ticket: UInt64, session: ControlledSession, task: ControlTask) {
        self.ticket = ticket
        self.session = session
        self.task = task
    }

    var key: LaneKey { LaneKey(session) }
}
