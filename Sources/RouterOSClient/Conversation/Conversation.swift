// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

/// What is said on one connection: which commands are under way, which wait, and who gets which reply. Decides and does nothing: what
/// is to be sent and told comes back as effects.
struct Conversation {
    /// A command of a caller, for as long as the connection lives.
    typealias CallID = UInt64

    enum Effect: Equatable {
        /// The octets of a sentence, in the order of the effects.
        case send([UInt8])
        /// A notice for whoever follows.
        case notice(CallID, ReplyRow)
        /// The last that is heard of a call.
        case end(CallID, Result<Answer, RouterFault>)
    }

    private struct Waiting {
        let call: CallID
        let command: Command
    }

    /// What is known under a tag.
    private struct Talk {
        enum Owner {
            case answered(CallID)
            case follower(CallID)
            /// Nobody waits for it any more; the router has been told so.
            case withdrawn
            /// A command that withdraws another one.
            case withdrawal
        }

        var owner: Owner
        let holdsPlace: Bool
        var rows: [ReplyRow] = []
        var size = 0
        var trap: Trap?
    }

    private let limits: ConversationLimits
    private var talks: [CommandTag: Talk] = [:]
    private var tags: [CallID: CommandTag] = [:]
    private var waiting: [Waiting] = []
    private var lastTag: UInt32 = 0
    private(set) var fault: RouterFault?

    init(limits: ConversationLimits) {
        self.limits = limits
    }

    private var inFlight: Int { talks.values.count { $0.holdsPlace } }
    private var followed: Int {
        talks.values.count {
            if case .follower = $0.owner { true } else { false }
        }
    }

    /// Whether a command that nobody waits for is still not ended: a router that does not even do that hangs.
    func isWithdrawn(_ tag: CommandTag) -> Bool {
        guard case .withdrawn = talks[tag]?.owner else { return false }
        return true
    }

    /// The tag under which a call is under way; nil while it waits.
    func tag(of call: CallID) -> CommandTag? { tags[call] }
}

extension Conversation {
    /// Begins a command, now or when it is its turn.
    mutating func begin(_ call: CallID, _ command: Command, follows: Bool = false) -> [Effect] {
        if let fault { return [.end(call, .failure(fault))] }
        if follows {
            guard followed < limits.followed else {
                return [.end(call, .failure(.busy(limit: limits.followed)))]
            }
            return start(Waiting(call: call, command: command), follows: true)
        }
        guard inFlight >= limits.inFlight else { return start(Waiting(call: call, command: command)) }
        guard waiting.count < limits.waiting else { return [.end(call, .failure(.busy(limit: limits.waiting)))] }
        waiting.append(Waiting(call: call, command: command))
        return []
    }

    private mutating func start(_ next: Waiting, follows: Bool = false) -> [Effect] {
        let tag = freshTag()
        do throws(CommandError) {
            let octets = try Self.octets(of: next.command, tag)
            talks[tag] = Talk(owner: follows ? .follower(next.call) : .answered(next.call), holdsPlace: !follows)
            tags[next.call] = tag
            return [.send(octets)]
        } catch {
            return [.end(next.call, .failure(.malformed(error)))]
        }
    }

    private static func octets(of command: Command, _ tag: CommandTag) throws(CommandError) -> [UInt8] {
        let sentence = try command.sentence(tag: tag)
        do {
            return try sentence.encoded()
        } catch {
            throw .queryTooLarge(limit: Query.longest)
        }
    }

    /// Tags come round after 2^32 commands; one that is still under way keeps its own.
    private mutating func freshTag() -> CommandTag {
        repeat { lastTag &+= 1 } while talks[CommandTag(lastTag)] != nil
        return CommandTag(lastTag)
    }

    /// Ends a call that nobody waits for any more, and tells the router so if it has begun.
    mutating func withdraw(_ call: CallID, _ fault: RouterFault) -> [Effect] {
        if let place = waiting.firstIndex(where: { $0.call == call }) {
            waiting.remove(at: place)
            return [.end(call, .failure(fault))]
        }
        guard let tag = tags.removeValue(forKey: call) else { return [] }
        talks[tag]?.owner = .withdrawn
        talks[tag]?.rows = []
        return [.end(call, .failure(fault))] + cancel(tag)
    }

    private mutating func cancel(_ tag: CommandTag) -> [Effect] {
        let own = freshTag()
        let command = Command(.known("/cancel"), [Attribute("tag", RawText("\(tag)"))])
        guard let octets = try? Self.octets(of: command, own) else { return [] }
        talks[own] = Talk(owner: .withdrawal, holdsPlace: false)
        return [.send(octets)]
    }
}

extension Conversation {
    /// Takes what the router says.
    ///
    /// - Parameter size: the octets of it.
    mutating func receive(_ reply: Reply, size: Int) -> [Effect] {
        guard fault == nil else { return [] }
        if case .fatal(let message) = reply.kind {
            return close(.lost("the router says \(message.text.prefix(200).debugDescription) and closes it"))
        }
        guard let tag = reply.tag, let owner = talks[tag]?.owner else {
            return close(.confused("it answers a command that it was not given"))
        }
        switch reply.kind {
        case .row(let row): return take(row, size, tag, owner)
        case .empty, .fatal: return []
        case .trap(let trap):
            // The first says why; what follows is what came of it.
            if talks[tag]?.trap == nil { talks[tag]?.trap = trap }
            return []
        case .done(let end): return finish(tag, end)
        }
    }

    private mutating func take(_ row: ReplyRow, _ size: Int, _ tag: CommandTag, _ owner: Talk.Owner) -> [Effect] {
        switch owner {
        case .follower(let call): return [.notice(call, row)]
        case .withdrawn, .withdrawal: return []
        case .answered(let call):
            let sum = (talks[tag]?.size ?? 0) + size
            guard sum <= limits.answer else { return withdraw(call, .tooLarge(limit: limits.answer)) }
            talks[tag]?.size = sum
            talks[tag]?.rows.append(row)
            return []
        }
    }

    private mutating func finish(_ tag: CommandTag, _ end: ReplyRow) -> [Effect] {
        guard let talk = talks.removeValue(forKey: tag) else { return [] }
        var effects: [Effect] = []
        switch talk.owner {
        case .answered(let call), .follower(let call):
            tags[call] = nil
            let answer = Answer(rows: talk.rows, end: end)
            effects.append(.end(call, talk.trap.map { .failure(.refused($0)) } ?? .success(answer)))
        case .withdrawn, .withdrawal: break
        }
        while !waiting.isEmpty, inFlight < limits.inFlight { effects += start(waiting.removeFirst()) }
        return effects
    }

    /// Ends everything that is under way or waits.
    mutating func close(_ fault: RouterFault) -> [Effect] {
        guard self.fault == nil else { return [] }
        self.fault = fault
        let calls = tags.keys.sorted() + waiting.map(\.call)
        (talks, tags, waiting) = ([:], [:], [])
        return calls.map { .end($0, .failure(fault)) }
    }
}
