// SPDX-License-Identifier: Apache-2.0

public import RouterOSCodec

/// How much is said at once on one connection.
public struct ConversationLimits: Sendable, Hashable {
    /// Commands that a router works on at a time. RouterOS runs each in a session of its own, and small routers have little memory.
    public var inFlight: Int
    /// Commands that follow what happens, beside those: they never end by themselves.
    public var followed: Int
    /// Commands that wait for their turn.
    public var waiting: Int
    /// Octets of one answer. A hundred thousand rows of three hundred octets, and what a router could cost us in memory.
    public var answer: Int
    /// Notices of one followed command that wait to be read.
    public var notices: Int
    /// How long a router may take to end a command that was withdrawn.
    public var ending: Duration
    /// What one sentence of the router may come to.
    public var sentence: SentenceLimits

    public init(
        inFlight: Int = 8, followed: Int = 4, waiting: Int = 1_000, answer: Int = 32 << 20, notices: Int = 4_096,
        ending: Duration = .seconds(5), sentence: SentenceLimits = SentenceLimits()
    ) {
        self.inFlight = inFlight
        self.followed = followed
        self.waiting = waiting
        self.answer = answer
        self.notices = notices
        self.ending = ending
        self.sentence = sentence
    }
}
