// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import RadiusServer

/// Adds to the database what became of routers' datagrams, so that `firsthop nas health` knows it after a restart, and of all
/// nodes.
///
/// What a crash takes along is what was counted since the last time.
actor AnswerLedger {
    private let server: RadiusService
    private let provider: ProviderAccess
    private var stored: [NASID: DatagramFigures] = [:]

    init(_ server: RadiusService, provider: ProviderAccess) {
        self.server = server
        self.provider = provider
    }

    /// Stores now and then, until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.interval)
            await store()
        }
    }

    /// Stores what was counted since the last time. When that fails it is stored with what follows.
    func store() async {
        guard let store = provider.current?.store else { return }
        let figures = server.datagrams
        let counts = figures.reduce(into: [NASID: [AnswerFinding: Int64]]()) { counts, new in
            let growth = Self.growth(from: stored[new.nas], to: new).filter { $0.value > 0 }
            if !growth.isEmpty { counts[new.nas] = growth }
        }
        guard !counts.isEmpty, (try? await store.perform(AddAnswers(counts))) != nil else { return }
        for new in figures { stored[new.nas] = new }
    }

    private static func growth(from old: DatagramFigures?, to new: DatagramFigures) -> [AnswerFinding: Int64] {
        func grown(_ figure: (DatagramFigures) -> UInt64) -> Int64 {
            let (before, now) = (old.map(figure) ?? 0, figure(new))
            // An acknowledgement that is just leaving may be counted and then wait again for a moment.
            return now > before ? Int64(clamping: now - before) : 0
        }
        var growth: [AnswerFinding: Int64] = [.received: grown(\.received), .answered: grown(\.answered)]
        for reason in new.dropped.keys {
            growth[.dropped(reason: reason.word)] = grown { $0.dropped[reason] ?? 0 }
        }
        return growth
    }

    /// Short beside the days that are shown, long beside what a small transaction costs.
    private static let interval: Duration = .seconds(60)
}
