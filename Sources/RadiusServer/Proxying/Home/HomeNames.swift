// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Glibc
import NetworkValues
import Operations
import Synchronization

/// Where home servers that are written as names are. A thread of its own asks the system for all of them, at the start,
/// every minute, and when one is missed, so that nobody who handles packets waits for the answer.
final class HomeNames: Sendable {
    private struct State {
        var addresses: [String: IPAddress] = [:]
        /// nil while the thread does not run.
        var wakeUp: WakeUp?
    }

    private let directory: @Sendable () -> AccessDirectory
    private let state = Mutex(State())

    /// Long enough to be no burden for resolvers, short enough for a server that moves.
    private static let refresh: UInt64 = 60_000_000_000
    /// Between two rounds at least, however often names are missed.
    private static let pause: UInt64 = 5_000_000_000

    init(directory: @escaping @Sendable () -> AccessDirectory) { self.directory = directory }

    /// Where a host is. One that is not known is asked for, so that the next login finds it.
    func address(of host: String) -> IPAddress? {
        if let literal = try? IPAddress(parsing: host) { return literal }
        let (known, wakeUp) = state.withLock { ($0.addresses[host], $0.wakeUp) }
        if known == nil { wakeUp?.signal() }
        return known
    }

    /// Starts the thread.
    func start() throws(ThreadFailure) {
        let wakeUp = try WakeUp()
        state.withLock { $0.wakeUp = wakeUp }
        _ = try WorkerThread(named: "radius names") { [self] in
            // Nobody waits for its end: the system may take half a minute to find that a resolver is dead.
            pthread_detach(pthread_self())
            run(wakeUp)
        }
    }

    /// Has the thread end when it is done with what it is doing.
    func stop() {
        let wakeUp = state.withLock { state in
            defer { state.wakeUp = nil }
            return state.wakeUp
        }
        wakeUp?.signal()
    }

    private var isWanted: Bool { state.withLock { $0.wakeUp != nil } }

    private func run(_ wakeUp: WakeUp) {
        while isWanted {
            lookUp()
            let began = MonotonicClock.nanoseconds
            wait(wakeUp, until: began &+ Self.refresh)
            while isWanted, MonotonicClock.nanoseconds < began &+ Self.pause {
                wait(wakeUp, until: began &+ Self.pause)
            }
        }
    }

    private func wait(_ wakeUp: WakeUp, until end: UInt64) {
        let now = MonotonicClock.nanoseconds
        guard now < end else { return }
        var waiting = pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, Int32(clamping: (end &- now) / 1_000_000 + 1))
        wakeUp.clear()
    }

    /// Asks for every name. One that is not found stays where it was.
    private func lookUp() {
        for realm in directory().realms where isWanted {
            guard case .proxy(let host, _, _) = realm.way, (try? IPAddress(parsing: host)) == nil,
                let address = Self.firstAddress(of: host)
            else { continue }
            state.withLock { $0.addresses[host] = address }
        }
    }

    /// The address that the system prefers (RFC 6724).
    private static func firstAddress(of host: String) -> IPAddress? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0, let first = list else { return nil }
        defer { freeaddrinfo(first) }
        var next = list
        while let entry = next {
            if let name = entry.pointee.ai_addr, let endpoint = SocketName.endpoint(at: name) {
                return endpoint.address
            }
            next = entry.pointee.ai_next
        }
        return nil
    }
}
