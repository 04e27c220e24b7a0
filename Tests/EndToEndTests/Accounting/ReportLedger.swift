// SPDX-License-Identifier: Apache-2.0

/// What a ``ReportingRouter`` has sent and what was acknowledged to it, kept by itself and believed by the tests.
struct ReportLedger: Sendable {
    /// How far a session has come.
    struct Progress: Sendable {
        /// The highest step that was acknowledged, -1 for none.
        var acknowledged = -1
        /// The highest step that was sent, -1 for none.
        var sent = -1
    }

    var sessions: [Progress]
    /// Reports that were acknowledged.
    var acknowledged = 0
    /// Reports that were sent once more, each time.
    var repeated = 0
    /// Answers that were not made with the secret.
    var forged = 0
    /// Reports, of all sessions together.
    let reports: Int

    init(_ sessions: [ReportedSession]) {
        self.sessions = sessions.map { _ in Progress() }
        reports = sessions.reduce(0) { $0 + $1.lastStep + 1 }
    }

    /// Whether everything was acknowledged.
    var isDone: Bool { acknowledged == reports }
}
