// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec
import TestKit
import Testing

@testable import RouterOSClient

struct ConversationTests {
    private static let limits = ConversationLimits(inFlight: 2, followed: 1, waiting: 2, answer: 100)
    private static let printing = Command(.known("/x/print"))
    private static let row = ReplyRow([Attribute("name", "a")])

    /// The tags and paths of what is sent.
    private static func sent(_ effects: [Conversation.Effect]) throws -> [String] {
        try effects.compactMap { effect in
            guard case .send(let octets) = effect else { return nil }
            var decoder = SentenceDecoder()
            var found: [String] = []
            try decoder.take(octets.span) { sentence in
                guard let read = try? Command.reading(sentence) else { return }
                let arguments = read.command.arguments.map { " \($0.name)=\($0.value)" }.joined()
                found.append("\(read.tag.map { "\($0)" } ?? "-") \(read.command.path)\(arguments)")
            }
            return found.joined()
        }
    }

    private static func ended(_ effects: [Conversation.Effect]) -> [Conversation.CallID: Result<Answer, RouterFault>] {
        var ended: [Conversation.CallID: Result<Answer, RouterFault>] = [:]
        for case .end(let call, let result) in effects { ended[call] = result }
        return ended
    }

    private func reply(
        _ kind: Reply.Kind, _ tag: UInt32, to talk: inout Conversation, size: Int = 10
    ) -> [Conversation.Effect] {
        talk.receive(Reply(kind, tag: CommandTag(tag)), size: size)
    }

    @Test func answersFindTheirCommandsInAnyOrder() throws {
        var talk = Conversation(limits: Self.limits)
        #expect(try Self.sent(talk.begin(1, Self.printing)) == ["1 /x/print"])
        #expect(try Self.sent(talk.begin(2, Self.printing)) == ["2 /x/print"])
        #expect(reply(.row(Self.row), 2, to: &talk) == [])
        #expect(reply(.empty, 1, to: &talk) == [])
        #expect(Self.ended(reply(.done(ReplyRow([])), 1, to: &talk)) == [1: .success(Answer())])
        let end = ReplyRow([Attribute("ret", "*7")])
        let ended = Self.ended(reply(.done(end), 2, to: &talk))
        #expect(ended == [2: .success(Answer(rows: [Self.row], end: end))])
        #expect(try ended[2]?.get().newItem == ItemID(7))
    }

    @Test func noMoreIsUnderWayThanAllowed() throws {
        var talk = Conversation(limits: Self.limits)
        _ = talk.begin(1, Self.printing) + talk.begin(2, Self.printing)
        #expect(talk.begin(3, Self.printing).isEmpty && talk.begin(4, Self.printing).isEmpty)
        #expect(Self.ended(talk.begin(5, Self.printing)) == [5: .failure(.busy(limit: 2))])
        // One that waits can be withdrawn without a word to the router.
        #expect(talk.withdraw(3, .cancelled) == [.end(3, .failure(.cancelled))])
        let effects = reply(.done(ReplyRow([])), 2, to: &talk)
        #expect(try Self.sent(effects) == ["3 /x/print"])
        #expect(talk.tag(of: 4) == CommandTag(3))
        // What follows does not take their places, and is bounded too.
        #expect(try Self.sent(talk.begin(6, Command(.known("/x/listen")), follows: true)) == ["4 /x/listen"])
        #expect(Self.ended(talk.begin(7, Self.printing, follows: true)) == [7: .failure(.busy(limit: 1))])
        #expect(reply(.row(Self.row), 4, to: &talk) == [.notice(6, Self.row)])
    }

    @Test func whatIsWithdrawnHoldsItsPlaceUntilItEnds() throws {
        var talk = Conversation(limits: Self.limits)
        _ = talk.begin(1, Self.printing) + talk.begin(2, Self.printing) + talk.begin(3, Self.printing)
        let effects = talk.withdraw(1, .silent(.seconds(1)))
        #expect(Self.ended(effects) == [1: .failure(.silent(.seconds(1)))])
        #expect(try Self.sent(effects) == ["3 /cancel tag=1"])
        #expect(talk.isWithdrawn(CommandTag(1)))
        // Rows that come all the same are nobody's.
        #expect(reply(.row(Self.row), 1, to: &talk) == [])
        #expect(reply(.trap(Trap(.interrupted, message: "interrupted")), 1, to: &talk) == [])
        #expect(reply(.done(ReplyRow([])), 3, to: &talk) == [])
        let next = reply(.done(ReplyRow([])), 1, to: &talk)
        #expect(try Self.sent(next) == ["4 /x/print"])
        #expect(!talk.isWithdrawn(CommandTag(1)))
        #expect(talk.withdraw(1, .cancelled).isEmpty)
    }

    @Test func trapsAndExcessEndACommand() throws {
        var talk = Conversation(limits: Self.limits)
        _ = talk.begin(1, Self.printing) + talk.begin(2, Self.printing)
        let trap = Trap(.argument, message: "invalid value")
        _ = reply(.trap(trap), 1, to: &talk)
        _ = reply(.trap(Trap(.general, message: "action failed")), 1, to: &talk)
        #expect(Self.ended(reply(.done(ReplyRow([])), 1, to: &talk)) == [1: .failure(.refused(trap))])
        _ = reply(.row(Self.row), 2, to: &talk, size: 60)
        let effects = reply(.row(Self.row), 2, to: &talk, size: 60)
        #expect(Self.ended(effects) == [2: .failure(.tooLarge(limit: 100))])
        #expect(try Self.sent(effects) == ["3 /cancel tag=2"])
    }

    @Test func aRouterThatMakesNoSenseIsGivenUp() {
        let faults: [(Reply, RouterFault)] = [
            (Reply(.done(ReplyRow([])), tag: CommandTag(9)), .confused("it answers a command that it was not given")),
            (Reply(.row(Self.row)), .confused("it answers a command that it was not given")),
            (Reply(.fatal("bye")), .lost("the router says \"bye\" and closes it")),
        ]
        for (reply, fault) in faults {
            var talk = Conversation(limits: Self.limits)
            for call in 1...4 { _ = talk.begin(UInt64(call), Self.printing) }
            let ended = Self.ended(talk.receive(reply, size: 1))
            #expect(ended.count == 4 && ended.values.allSatisfy { $0 == .failure(fault) })
            #expect(talk.begin(5, Self.printing) == [.end(5, .failure(fault))])
            #expect(talk.receive(reply, size: 1).isEmpty && talk.close(.cancelled).isEmpty)
        }
    }

    /// Every call ends exactly once, whatever a router says and whenever callers give up.
    @Test func everyCallEndsOnce() {
        var generator = SeededGenerator(seed: 77)
        for _ in 0..<300 {
            var talk = Conversation(limits: Self.limits)
            var ends: [Conversation.CallID: Int] = [:]
            func note(_ effects: [Conversation.Effect]) {
                for case .end(let call, _) in effects { ends[call, default: 0] += 1 }
            }
            for call in 1...40 {
                note(talk.begin(UInt64(call), Self.printing, follows: Int.random(in: 0..<8, using: &generator) == 0))
                let tag = UInt32.random(in: 1...40, using: &generator)
                switch Int.random(in: 0..<8, using: &generator) {
                case 0: note(talk.withdraw(UInt64.random(in: 1...40, using: &generator), .cancelled))
                case 1 where talk.tag(of: UInt64(call)) != nil: note(reply(.row(Self.row), tag, to: &talk))
                default:
                    let call = UInt64.random(in: 1...UInt64(call), using: &generator)
                    if let tag = talk.tag(of: call) { note(reply(.done(ReplyRow([])), tag.number, to: &talk)) }
                }
            }
            note(talk.close(.cancelled))
            #expect(ends.values.allSatisfy { $0 == 1 } && ends.count == 40)
        }
    }
}
