// SPDX-License-Identifier: Apache-2.0

import NIOCore
import RouterOSCodec
import Synchronization

/// One connection to a router. Calls may come from any task; the replies come from the connection's event loop.
///
/// A command that is not answered in time, or whose task is cancelled, is withdrawn with `/cancel`. A router that does not even end
/// what was withdrawn hangs, and the connection is closed; nothing but this router's own commands ever waits for it.
final class RouterConnection: CommandRunning {
    private enum Caller {
        case answer(CheckedContinuation<Result<Answer, RouterFault>, Never>, timer: Scheduled<Void>)
        case follower(AsyncThrowingStream<ReplyRow, any Error>.Continuation)
    }

    private struct State {
        var conversation: Conversation
        var callers: [Conversation.CallID: Caller] = [:]
        var lastCall: Conversation.CallID = 0
    }

    private let channel: any Channel
    private let limits: ConversationLimits
    /// Held for moments and never across a call to the channel: what is written is only handed to the event loop meanwhile, so that
    /// it leaves in the order of the decisions.
    private let state: Mutex<State>

    init(_ channel: any Channel, limits: ConversationLimits) {
        self.channel = channel
        self.limits = limits
        state = Mutex(State(conversation: Conversation(limits: limits)))
    }

    /// Whether commands can still be sent.
    var isOpen: Bool { state.withLock { $0.conversation.fault == nil } }

    func run(_ command: Command, within time: Duration) async throws(RouterFault) -> Answer {
        let call = freshCall()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let timer = channel.eventLoop.scheduleTask(in: TimeAmount(time)) { self.withdraw(call, .silent(time)) }
                change { state in
                    state.callers[call] = .answer(continuation, timer: timer)
                    return state.conversation.begin(call, command)
                }
                // The task may have been cancelled before there was anything to withdraw.
                if Task.isCancelled { withdraw(call, .cancelled) }
            }
        } onCancel: {
            withdraw(call, .cancelled)
        }
        return try result.get()
    }

    /// What a command that does not end by itself reports, such as `listen`; ends with the error that ends it. Notices are kept up to
    /// ``ConversationLimits/notices`` while nobody reads them: beyond, it ends as ``RouterFault/tooSlow(limit:)``, because what was
    /// lost is not known.
    func follow(_ command: Command) -> AsyncThrowingStream<ReplyRow, any Error> {
        let call = freshCall()
        let (stream, continuation) = AsyncThrowingStream<ReplyRow, any Error>.makeStream(
            bufferingPolicy: .bufferingOldest(limits.notices))
        continuation.onTermination = { _ in self.withdraw(call, .cancelled) }
        change { state in
            state.callers[call] = .follower(continuation)
            return state.conversation.begin(call, command, follows: true)
        }
        return stream
    }

    /// Closes it; what is under way ends with the fault.
    func close(_ fault: RouterFault) {
        change { $0.conversation.close(fault) }
        channel.close(promise: nil)
    }

    /// Takes what the router says.
    func receive(_ reply: Reply, size: Int) {
        change { $0.conversation.receive(reply, size: size) }
        if !isOpen { channel.close(promise: nil) }
    }

    private func freshCall() -> Conversation.CallID {
        state.withLock { state in
            state.lastCall &+= 1
            return state.lastCall
        }
    }

    private func withdraw(_ call: Conversation.CallID, _ fault: RouterFault) {
        let tag = state.withLock { $0.conversation.tag(of: call) }
        change { $0.conversation.withdraw(call, fault) }
        guard let tag else { return }
        channel.eventLoop.scheduleTask(in: TimeAmount(limits.ending)) { self.closeIfHanging(tag) }
    }

    private func closeIfHanging(_ tag: CommandTag) {
        guard state.withLock({ $0.conversation.isWithdrawn(tag) }) else { return }
        close(.lost("it neither answers a command nor ends it when told to"))
    }
}

extension RouterConnection {
    /// What to tell a caller, once the lock is free: callers run code of their own then.
    private enum Message {
        case answer(CheckedContinuation<Result<Answer, RouterFault>, Never>, Result<Answer, RouterFault>)
        case notice(AsyncThrowingStream<ReplyRow, any Error>.Continuation, ReplyRow, Conversation.CallID)
        case finish(AsyncThrowingStream<ReplyRow, any Error>.Continuation, RouterFault?)
    }

    private func change(_ decide: (inout State) -> [Conversation.Effect]) {
        let messages = state.withLock { state in
            decide(&state).compactMap { effect in message(of: effect, &state) }
        }
        for message in messages { tell(message) }
    }

    private func message(of effect: Conversation.Effect, _ state: inout State) -> Message? {
        switch effect {
        case .send(let octets):
            let channel = channel
            channel.eventLoop.execute {
                channel.writeAndFlush(channel.allocator.buffer(bytes: octets), promise: nil)
            }
            return nil
        case .notice(let call, let row):
            guard case .follower(let stream) = state.callers[call] else { return nil }
            return .notice(stream, row, call)
        case .end(let call, let result):
            switch state.callers.removeValue(forKey: call) {
            case .answer(let continuation, let timer):
                timer.cancel()
                return .answer(continuation, result)
            case .follower(let stream):
                switch result {
                case .success: return .finish(stream, nil)
                case .failure(let fault): return .finish(stream, fault)
                }
            case nil: return nil
            }
        }
    }

    private func tell(_ message: Message) {
        switch message {
        case .answer(let continuation, let result): continuation.resume(returning: result)
        case .finish(let stream, let fault): stream.finish(throwing: fault)
        case .notice(let stream, let row, let call):
            switch stream.yield(row) {
            case .dropped: withdraw(call, .tooSlow(limit: limits.notices))
            case .enqueued, .terminated: break
            @unknown default: break
            }
        }
    }
}
