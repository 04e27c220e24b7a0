// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// Tells one router of many lines at once, and says of each what came of it.
struct RouterTelling {
    let router: any RouterAccess
    let nas: NASID

    /// Brings the router's lists and queues to what they shall be; takes as long as the router does.
    func tell(_ attempts: [EntryAttempt]) async -> [EntryReport] {
        let known: Belongings
        do throws(RouterTrouble) {
            known = try await belongings(of: attempts)
        } catch {
            return attempts.map { EntryReport($0, EnforcementAnswer(untold: error), "\(RouterOutcome.notSent(error))") }
        }
        let (named, nameless) = split(attempts, known)
        let blocks = named.map { LineBlock(service: $0.place.service, list: $0.entry.list, prefixes: $1) }
        let lists = await router.setBlocks(blocks, at: nas)
        var outcomes = Dictionary(zip(named.map(\.0.id), lists)) { first, _ in first }
        let queued = named.filter { $0.0.entry.list == nil || $0.0.entry.rates != nil }
        let queues = queued.map { LineQueue(service: $0.place.service, rates: $0.entry.rates, prefixes: $1) }
        let limits = queues.isEmpty ? [] : await router.setQueues(queues, at: nas)
        for (line, outcome) in zip(queued, limits) { outcomes[line.0.id] = outcomes[line.0.id]?.joined(with: outcome) }
        return named.map { attempt, _ in
            let outcome = outcomes[attempt.id] ?? .refused("it said nothing of it")
            return EntryReport(attempt, EnforcementAnswer(outcome), "\(outcome)")
        } + nameless
    }

    /// Lines with everything that belongs to them, and reports of those of which nothing is known that could stand on a list.
    private func split(
        _ attempts: [EntryAttempt], _ known: Belongings
    ) -> (named: [(EntryAttempt, [IPPrefix])], nameless: [EntryReport]) {
        var named: [(EntryAttempt, [IPPrefix])] = []
        var nameless: [EntryReport] = []
        for attempt in attempts {
            let seen = attempt.entry.list == nil ? [] : attempt.userNames.flatMap { known.prefixes[$0] ?? [] }
            let all = BlockedPrefixes(.none, sighted: attempt.entry.prefixes + seen)
            if !attempt.entry.isNone, all.isEmpty {
                nameless.append(
                    EntryReport(attempt, .notNow, "nothing is known of what the line has at this router, so far"))
            } else {
                named.append((attempt, all.ipv4 + all.ipv6))
            }
        }
        return (named, nameless)
    }

    /// What sessions really have, in the router's own words: that is what works, whatever was meant.
    private struct Belongings {
        var prefixes: [[UInt8]: [IPPrefix]] = [:]
    }

    private func belongings(of attempts: [EntryAttempt]) async throws(RouterTrouble) -> Belongings {
        var known = Belongings()
        // Whoever leaves a list leaves it with all that is there.
        guard attempts.contains(where: { $0.entry.list != nil }) else { return known }
        for session in try await router.sessions(at: nas) {
            guard let address = session.address else { continue }
            known.prefixes[session.userName, default: []].append(IPPrefix(address))
        }
        for binding in try await router.bindings(at: nas) where binding.isBound {
            guard let name = binding.userName else { continue }
            known.prefixes[name, default: []].append(IPPrefix(binding.prefix))
        }
        return known
    }
}
