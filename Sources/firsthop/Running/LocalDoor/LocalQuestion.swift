// SPDX-License-Identifier: Apache-2.0

/// What another command on this machine asks the running program: one line of JSON.
struct LocalQuestion: Codable, Equatable, Sendable {
    /// What can be asked.
    enum Topic: String, Codable, CaseIterable, Sendable {
        /// The packets that come and go from now on, until the asker hangs up.
        case packets
        /// What every router asked so far, and who asks without being known.
        case routers
    }

    var topic: Topic
    /// Packets of this user name only.
    var user: String?
    /// Packets of the router of this name or number only.
    var nas: String?

    /// Longer questions are not read on.
    static let longest = 4096
}
