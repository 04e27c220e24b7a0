// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RouterConfig
import Synchronization
import TestKit

/// Routers with address lists and queues of their own. The tests judge what these have, never what the enforcer believes.
final class FakeTables: RouterAccess {
    struct Moods {
        /// In 1/256: how often half of what is written gets lost, how often an answer does, and how often a router refuses.
        var loses: UInt8 = 0
        var refuses: UInt8 = 0
        /// Routers that never answer, and those that cannot be reached.
        var hanging: Set<Int64> = []
        var unreachable: Set<Int64> = []
    }

    private struct State {
        /// The members of each list, by router.
        var lists: [NASID: [ServiceID: (list: String, prefixes: [IPPrefix])]] = [:]
        var queues: [NASID: [ServiceID: LineQueue]] = [:]
        /// The limits of shared queues by name, download first.
        var shared: [NASID: [String: String]] = [:]
        var sessions: [RouterSession] = []
        var bindings: [RouterBinding] = []
        var calls: [NASID: Int] = [:]
        var generator: SeededGenerator
        var moods: Moods
    }

    private let state: Mutex<State>

    init(_ moods: Moods = Moods(), seed: UInt64 = 1) {
        state = Mutex(State(generator: SeededGenerator(seed: seed), moods: moods))
    }

    /// From now on routers behave like this.
    func become(_ moods: Moods) { state.withLock { $0.moods = moods } }

    /// Every row of every list: “router list prefix”, sorted.
    var listed: [String] {
        state.withLock { state in
            state.lists.flatMap { nas, lines in
                lines.values.flatMap { line in line.prefixes.map { "\(nas) \(line.list) \($0)" } }
            }.sorted()
        }
    }

    /// The rates of the queue of a line.
    func rates(of service: ServiceID) -> Rates? {
        state.withLock { state in state.queues.values.lazy.compactMap { $0[service]?.rates }.first }
    }

    /// Times that a router was spoken with.
    func calls(of nas: NASID) -> Int { state.withLock { $0.calls[nas] ?? 0 } }

    /// A router lists a prefix that nobody has told us of.
    func bind(_ binding: RouterBinding) { state.withLock { $0.bindings.append(binding) } }

    func setBlocks(_ blocks: [LineBlock], at nas: NASID) async -> [RouterOutcome] {
        do throws(RouterTrouble) { try await meet(nas) } catch { return blocks.map { _ in .notSent(error) } }
        return blocks.map { block in
            write(to: nas) { state in
                state.lists[nas, default: [:]][block.service] = block.list.map { ($0, block.prefixes) }
            } half: { state in
                let half = Array(block.prefixes.prefix(1))
                state.lists[nas, default: [:]][block.service] = block.list.map { ($0, half) }
            }
        }
    }

    func setQueues(_ queues: [LineQueue], at nas: NASID) async -> [RouterOutcome] {
        do throws(RouterTrouble) { try await meet(nas) } catch { return queues.map { _ in .notSent(error) } }
        return queues.map { queue in
            write(to: nas) { state in
                state.queues[nas, default: [:]][queue.service] = queue.rates == nil ? nil : queue
            } half: { _ in
            }
        }
    }

    /// What a shared queue of a router has as its limit, as the router writes it.
    func limit(of queue: String, at nas: NASID) -> String? { state.withLock { $0.shared[nas]?[queue] } }

    func setSharedQueues(_ rows: [RouterOSRow], at nas: NASID) async -> RouterOutcome {
        do throws(RouterTrouble) { try await meet(nas) } catch { return .notSent(error) }
        return write(to: nas) { state in
            for row in rows where row.menu == .simpleQueue {
                guard case .ownName(let name) = row.identity else { continue }
                state.shared[nas, default: [:]][name] =
                    row.arguments.first { $0.name == "max-limit" }?.value.plainText
            }
        } half: { _ in
        }
    }

    func endSessions(of userName: [UInt8], sessionID: [UInt8]?, at nas: NASID) async -> RouterOutcome {
        .confirmed(changes: 0)
    }

    func sessions(at nas: NASID) async throws(RouterTrouble) -> [RouterSession] {
        try await meet(nas)
        return state.withLock { $0.sessions }
    }

    func bindings(at nas: NASID) async throws(RouterTrouble) -> [RouterBinding] {
        try await meet(nas)
        return state.withLock { $0.bindings }
    }

    func health(of nas: NASID) async throws(RouterTrouble) -> RouterHealth {
        throw RouterTrouble(.refused, "nobody asks for it")
    }

    /// Opens the door of a router, or does not.
    private func meet(_ nas: NASID) async throws(RouterTrouble) {
        let moods = state.withLock { state in
            state.calls[nas, default: 0] += 1
            return state.moods
        }
        if moods.unreachable.contains(nas.value) { throw RouterTrouble(.unreachable, "no route to it") }
        guard moods.hanging.contains(nas.value) else { return }
        // Ends when whoever asks gives up.
        for await _ in AsyncStream<Never>.makeStream().stream {}
        throw RouterTrouble(.cancelled, "nobody waits")
    }

    private func write(
        to nas: NASID, _ act: (inout State) -> Void, half: (inout State) -> Void
    ) -> RouterOutcome {
        state.withLock { state in
            func happens(_ mood: UInt8) -> Bool { UInt8.random(in: 0..<255, using: &state.generator) < mood }
            if happens(state.moods.refuses) {
                half(&state)
                return .unverified(RouterTrouble(.silent, "it hung up in the middle"))
            }
            if happens(state.moods.loses) { return .notSent(RouterTrouble(.unreachable, "it was lost")) }
            act(&state)
            return happens(state.moods.loses)
                ? .unverified(RouterTrouble(.silent, "its answer was lost")) : .confirmed(changes: 1)
        }
    }
}
