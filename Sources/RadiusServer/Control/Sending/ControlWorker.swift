// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The loop of the control thread: takes calls, does what is due, sends, reads answers, and waits while there is nothing to do.
final class ControlWorker {
    private let calls: ControlCalls
    private let desk: ControlDesk
    private let sockets: ControlSockets
    private let wakeUp: WakeUp
    private let now: () -> ControlMoment

    /// - Parameter now: the present.
    init(
        _ calls: ControlCalls, desk: ControlDesk, sockets: ControlSockets, wakeUp: WakeUp,
        now: @escaping () -> ControlMoment
    ) {
        self.calls = calls
        self.desk = desk
        self.sockets = sockets
        self.wakeUp = wakeUp
        self.now = now
    }

    /// Runs until the calls are closed, then ends those that are left.
    func run() {
        while calls.isOpen {
            if !turn() { wait() }
        }
        desk.stop()
        carryOut(desk.takeOutput())
        calls.finishRest()
    }

    /// One round; false when there was nothing to do.
    private func turn() -> Bool {
        var isBusy = false
        for message in calls.takeMessages() {
            isBusy = true
            switch message {
            case .submit(let request): desk.submit(request, at: now())
            case .withdraw(let ticket): desk.withdraw(ticket)
            }
        }
        let received = sockets.receive { octets, sender, port in
            desk.receive(octets, from: sender, port: port, at: now())
        }
        desk.advance(to: now())
        let output = desk.takeOutput()
        carryOut(output)
        return isBusy || received || !output.isEmpty
    }

    private func carryOut(_ output: ControlOutput) {
        for (key, octets) in output.packets { sockets.send(octets, to: key) }
        for (ticket, outcome) in output.outcomes { calls.finish(ticket, outcome) }
    }

    private func wait() {
        let present = now().monotonic
        let rest = desk.nextDeadline.map { $0 > present ? $0 &- present : 0 }
        if sockets.wait(nanoseconds: rest) { wakeUp.clear() }
    }
}
