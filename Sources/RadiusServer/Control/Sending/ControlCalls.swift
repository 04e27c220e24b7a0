// SPDX-License-Identifier: Apache-2.0

import Operations
import Synchronization

/// Brings calls from tasks to the control thread and outcomes back. No task ever waits for the thread but by suspending.
final class ControlCalls: Sendable {
    /// What the thread is told.
    enum Message {
        case submit(ControlRequest)
        case withdraw(UInt64)
    }

    private enum Call {
        /// Has a ticket, and is about to wait.
        case entering
        /// Was cancelled before it waited.
        case cancelled
        case waiting(CheckedContinuation<ControlOutcome, Never>)
    }

    private struct State {
        var calls: [UInt64: Call] = [:]
        var messages: [Message] = []
        var lastTicket: UInt64 = 0
        /// nil while nobody works.
        var wakeUp: WakeUp?
    }

    private let state = Mutex(State())

    /// From here on the thread takes messages, which `wakeUp` announces.
    func open(_ wakeUp: WakeUp) { state.withLock { $0.wakeUp = wakeUp } }

    /// From here on calls end at once.
    func close() {
        let wakeUp = state.withLock { state in
            defer { state.wakeUp = nil }
            return state.wakeUp
        }
        wakeUp?.signal()
    }

    var isOpen: Bool { state.withLock { $0.wakeUp != nil } }

    /// Makes a call and waits for its outcome; when the task is cancelled, for what is known then.
    func outcome(of task: ControlTask, _ session: ControlledSession) async -> ControlOutcome {
        let ticket = state.withLock { state in
            state.lastTicket &+= 1
            state.calls[state.lastTicket] = .entering
            return state.lastTicket
        }
        let request = ControlRequest(ticket: ticket, session: session, task: task)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { enter(request, $0) }
        } onCancel: {
            cancel(ticket)
        }
    }

    /// What tasks have said since the last time.
    func takeMessages() -> [Message] {
        state.withLock { state in
            defer { state.messages.removeAll() }
            return state.messages
        }
    }

    /// Ends a call, unless it has ended.
    func finish(_ ticket: UInt64, _ outcome: ControlOutcome) {
        let call = state.withLock { $0.calls.removeValue(forKey: ticket) }
        if case .waiting(let continuation) = call { continuation.resume(returning: outcome) }
    }

    /// Ends the calls that came after the thread had looked for the last time.
    func finishRest() {
        for message in takeMessages() {
            if case .submit(let request) = message { finish(request.ticket, .notSent(.stopping)) }
        }
    }

    private func enter(_ request: ControlRequest, _ continuation: CheckedContinuation<ControlOutcome, Never>) {
        let (obstacle, wakeUp): (ControlObstacle?, WakeUp?) = state.withLock { state in
            let obstacle: ControlObstacle?
            if case .cancelled = state.calls[request.ticket] {
                obstacle = .cancelled
            } else {
                obstacle = state.wakeUp == nil ? .stopping : nil
            }
            if obstacle != nil {
                state.calls[request.ticket] = nil
                return (obstacle, nil)
            }
            state.calls[request.ticket] = .waiting(continuation)
            return (nil, post(.submit(request), in: &state))
        }
        if let obstacle { return continuation.resume(returning: .notSent(obstacle)) }
        wakeUp?.signal()
    }

    private func cancel(_ ticket: UInt64) {
        let wakeUp: WakeUp? = state.withLock { state in
            switch state.calls[ticket] {
            case .entering:
                state.calls[ticket] = .cancelled
                return nil
            case .waiting: return post(.withdraw(ticket), in: &state)
            case .cancelled, nil: return nil
            }
        }
        wakeUp?.signal()
    }

    /// Leaves a message; the thread has to be woken for the first one only, since it takes all of them.
    private func post(_ message: Message, in state: inout State) -> WakeUp? {
        state.messages.append(message)
        return state.messages.count == 1 ? state.wakeUp : nil
    }
}
