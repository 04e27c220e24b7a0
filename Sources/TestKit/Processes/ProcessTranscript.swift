// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization

/// What a program has written and whether it has ended, and who waits for either.
final class ProcessTranscript: Sendable {
    enum Goal: Sendable {
        case text([UInt8])
        case end
    }

    private struct Waiter {
        let goal: Goal
        let continuation: CheckedContinuation<ChildProcess.Outcome, any Error>
    }

    private struct State {
        var output: [UInt8] = []
        var errorOutput: [UInt8] = []
        var ending: ChildProcess.Ending?
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
    }

    private let program: String
    private let state = Mutex(State())

    init(program: String) {
        self.program = program
    }

    /// Starts the process, reads both pipes to their end and then reaps it, all on a thread of its own; gives its id.
    ///
    /// The thread lives as long as the process, because the kernel takes the end of the thread that started a process for the
    /// death of its parent (prctl(2), PR_SET_PDEATHSIG).
    func record(
        output: Int32, errorOutput: Int32, start: @escaping @Sendable () throws(SystemError) -> pid_t
    ) throws(SystemError) -> pid_t {
        let handover = Handover()
        Thread.detachNewThread {
            let result = Result { () throws(SystemError) in try start() }
            handover.give(result)
            switch result {
            case .success(let identifier):
                self.drain(output: output, errorOutput: errorOutput)
                self.reap(identifier)
            case .failure:
                for end in [output, errorOutput] { close(end) }
            }
        }
        return try handover.take().get()
    }

    private func reap(_ identifier: pid_t) {
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        change { state in
            // Reaped under the lock: nobody signals an id that may already belong to another process.
            var status: Int32 = 0
            waitpid(identifier, &status, 0)
            let signal = status & 0x7F
            state.ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
        }
    }

    var hasEnded: Bool { state.withLock { $0.ending != nil } }

    /// Runs `body` unless the process has ended; it cannot be reaped meanwhile.
    func whileRunning(_ body: () -> Void) {
        state.withLock { state in
            if state.ending == nil { body() }
        }
    }

    /// Suspends until the goal is reached, or throws when it cannot be any more or the deadline passes.
    func wait(for goal: Goal, within deadline: Duration) async throws -> ChildProcess.Outcome {
        try await withCheckedThrowingContinuation { continuation in
            let number = state.withLock { state in
                state.nextWaiter += 1
                state.waiters[state.nextWaiter] = Waiter(goal: goal, continuation: continuation)
                return state.nextWaiter
            }
            change { _ in }
            let nanoseconds = Double(deadline.components.seconds) * 1e9 + Double(deadline.components.attoseconds) / 1e9
            DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(Int(nanoseconds))) { [weak self] in
                self?.giveUp(number, after: deadline)
            }
        }
    }

    private func drain(output: Int32, errorOutput: Int32) {
        var files = [output, errorOutput].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while files.contains(where: { $0.fd >= 0 }) {
            guard poll(&files, nfds_t(files.count), -1) > 0 else { continue }
            for index in files.indices where files[index].revents != 0 {
                let count = read(files[index].fd, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                if count > 0 {
                    let bytes = buffer[..<count]
                    change {
                        index == 0 ? $0.output.append(contentsOf: bytes) : $0.errorOutput.append(contentsOf: bytes)
                    }
                } else {
                    close(files[index].fd)
                    files[index].fd = -1  // poll skips it from now on
                }
            }
        }
    }

    /// Changes the state and wakes everybody whose goal is reached or out of reach.
    private func change(_ body: (inout State) -> Void) {
        let woken = state.withLock { state in
            body(&state)
            var woken: [(Waiter, Result<ChildProcess.Outcome, any Error>)] = []
            for (number, waiter) in state.waiters {
                guard let result = verdict(on: waiter.goal, state) else { continue }
                woken.append((waiter, result))
                state.waiters[number] = nil
            }
            return woken
        }
        for (waiter, result) in woken { waiter.continuation.resume(with: result) }
    }

    /// Nil as long as the goal can still be reached.
    private func verdict(on goal: Goal, _ state: State) -> Result<ChildProcess.Outcome, any Error>? {
        switch goal {
        case .end:
            return state.ending.map { _ in .success(outcome(state)) }
        case .text(let text):
            if Self.contains(state.output, text) || Self.contains(state.errorOutput, text) {
                return .success(outcome(state))
            }
            return state.ending.map { .failure(error(.endedEarly($0), state)) }
        }
    }

    private func giveUp(_ number: Int, after deadline: Duration) {
        let late = state.withLock { state in
            state.waiters.removeValue(forKey: number).map { ($0, error(.late(deadline), state)) }
        }
        if let late { late.0.continuation.resume(throwing: late.1) }
    }

    private func outcome(_ state: State) -> ChildProcess.Outcome {
        ChildProcess.Outcome(
            ending: state.ending, output: String(decoding: state.output, as: UTF8.self),
            errorOutput: String(decoding: state.errorOutput, as: UTF8.self))
    }

    private func error(_ problem: ChildProcessError.Problem, _ state: State) -> ChildProcessError {
        ChildProcessError(
            program: program, problem: problem,
            output: String(decoding: state.output + state.errorOutput, as: UTF8.self))
    }

    private static func contains(_ bytes: [UInt8], _ text: [UInt8]) -> Bool {
        guard !text.isEmpty, bytes.count >= text.count else { return text.isEmpty }
        return bytes.indices.dropLast(text.count - 1).contains { bytes[$0...].starts(with: text) }
    }
}

/// Carries what starting a process came to from the process's thread to the one that asked for it.
private final class Handover: Sendable {
    private let result = Mutex<Result<pid_t, SystemError>>(.failure(SystemError("start a thread", code: EAGAIN)))
    private let given = DispatchSemaphore(value: 0)

    func give(_ result: Result<pid_t, SystemError>) {
        self.result.withLock { $0 = result }
        given.signal()
    }

    func take() -> Result<pid_t, SystemError> {
        given.wait()
        return result.withLock { $0 }
    }
}
