// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What became of the datagrams of a NAS since the start.
public struct DatagramFigures: Sendable, Hashable {
    public let nas: NASID
    public let received: UInt64
    /// Answered, repetitions that got the first answer again among them; acknowledgements that wait for their records not yet.
    public let answered: UInt64
    /// Not answered, by the reason; without those that did not occur.
    public let dropped: [DropReason: UInt64]

    init(_ nas: NASID, _ figures: NASFigures) {
        self.nas = nas
        received = figures.requests
        let verdicts = figures.verdicts.reduce(0, &+)
        answered = verdicts &- min(figures.waiting, verdicts) &+ figures.duplicates
        dropped = Dictionary(
            zip(DropReason.allCases, figures.drops).filter { $0.1 > 0 }, uniquingKeysWith: { first, _ in first })
    }
}
