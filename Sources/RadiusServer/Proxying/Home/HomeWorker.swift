// SPDX-License-Identifier: Apache-2.0

/// The loop of the thread that hands logins on: takes logins, reads answers, loses patience, and waits while there is
/// nothing to do.
final class HomeWorker {
    private let handover: LoginHandover
    private let trays: [ReturnTray]
    private let desk: HomeDesk
    private let sockets: ControlSockets
    private let wakeUp: WakeUp
    private let monotonic: () -> UInt64

    /// - Parameters:
    ///   - trays: by the workers' numbers.
    ///   - monotonic: nanoseconds of a clock that only goes forward.
    init(
        _ handover: LoginHandover, trays: [ReturnTray], desk: HomeDesk, sockets: ControlSockets, wakeUp: WakeUp,
        monotonic: @escaping () -> UInt64
    ) {
        self.handover = handover
        self.trays = trays
        self.desk = desk
        self.sockets = sockets
        self.wakeUp = wakeUp
        self.monotonic = monotonic
    }

    /// Runs until the handover is closed. What is under way then is forgotten: routers try again.
    func run() {
        while handover.isOpen {
            if !turn() { wait() }
        }
    }

    /// One round; false when there was nothing to do.
    private func turn() -> Bool {
        let logins = handover.take()
        let now = monotonic()
        for login in logins { desk.take(login, at: now) }
        let received = sockets.receive { octets, sender, port in
            desk.receive(octets, from: sender, port: port, at: now)
        }
        desk.advance(to: now)
        let output = desk.takeOutput()
        for (key, octets) in output.packets { sockets.send(octets, to: key) }
        for returned in output.returns where trays.indices.contains(returned.login.worker) {
            trays[returned.login.worker].append(returned)
        }
        return !logins.isEmpty || received || !output.isEmpty
    }

    private func wait() {
        let now = monotonic()
        let rest = desk.nextDeadline.map { $0 > now ? $0 &- now : 0 }
        if sockets.wait(nanoseconds: rest) { wakeUp.clear() }
    }
}
