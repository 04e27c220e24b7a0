// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Brings logins from the workers to the thread that hands them on. A worker never waits: it leaves its login, or is
/// told that there is no room.
final class LoginHandover: Sendable {
    private struct State {
        var logins: [HandedLogin] = []
        /// nil while nobody takes logins.
        var wakeUp: WakeUp?
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: how many logins wait at most.
    init(limit: Int) { self.limit = limit }

    /// From here on logins are taken by somebody whom `wakeUp` wakes.
    func open(_ wakeUp: WakeUp) { state.withLock { $0.wakeUp = wakeUp } }

    /// From here on there is no room.
    func close() {
        let wakeUp = state.withLock { state in
            defer { state = State() }
            return state.wakeUp
        }
        wakeUp?.signal()
    }

    var isOpen: Bool { state.withLock { $0.wakeUp != nil } }

    /// Leaves a login; false when there is no room.
    func offer(_ login: HandedLogin) -> Bool {
        let (isTaken, wakeUp): (Bool, WakeUp?) = state.withLock { state in
            guard let wakeUp = state.wakeUp, state.logins.count < limit else { return (false, nil) }
            state.logins.append(login)
            // The thread takes all of them at once, so only the first has to wake it.
            return (true, state.logins.count == 1 ? wakeUp : nil)
        }
        wakeUp?.signal()
        return isTaken
    }

    /// Takes all that wait.
    func take() -> [HandedLogin] {
        state.withLock { state in
            defer { state.logins.removeAll() }
            return state.logins
        }
    }
}
