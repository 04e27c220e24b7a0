// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Where the logins of one worker that were handed on come back. Looking whether there is anything costs the worker the
/// reading of one flag.
///
/// Bounded by the number of logins that may be under way.
final class ReturnTray: Sendable {
    private struct State {
        var returns = WaitingLine<HandedReturn>()
        var wakeUp: WakeUp?
    }

    private let isFilled = Atomic(false)
    private let state = Mutex(State())

    /// From here on whoever waits is woken.
    func attach(_ wakeUp: WakeUp) { state.withLock { $0.wakeUp = wakeUp } }

    /// Whether something has come back.
    var hasReturns: Bool { isFilled.load(ordering: .acquiring) }

    func append(_ returned: HandedReturn) {
        let wakeUp: WakeUp? = state.withLock { state in
            state.returns.append(returned)
            isFilled.store(true, ordering: .releasing)
            return state.returns.count == 1 ? state.wakeUp : nil
        }
        wakeUp?.signal()
    }

    /// Takes those that came first.
    func take(atMost limit: Int) -> [HandedReturn] {
        state.withLock { state in
            var taken: [HandedReturn] = []
            while taken.count < limit, let first = state.returns.removeFirst() { taken.append(first) }
            isFilled.store(!state.returns.isEmpty, ordering: .releasing)
            return taken
        }
    }
}

/// A worker's two ends of the lane to home servers.
struct HandingOn: Sendable {
    let handover: LoginHandover
    let tray: ReturnTray
}
