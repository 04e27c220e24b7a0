// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// A prefix or address that a router says a session has.
public struct SightedPrefix: Sendable, Hashable {
    public let kind: SightingKind
    public let prefix: IPPrefix

    public init(_ kind: SightingKind, _ prefix: IPPrefix) {
        self.kind = kind
        self.prefix = prefix
    }
}

extension AccountingRecord {
    /// What the record says that the session has, each once.
    var sighted: [SightedPrefix] {
        var sighted = delegated.map { SightedPrefix(.delegated, IPPrefix($0)) }
        sighted += framed.map { SightedPrefix(.framed, IPPrefix($0)) }
        sighted += addresses6.map { SightedPrefix(.address, IPPrefix(.v6($0))) }
        if let ipv4 { sighted.append(SightedPrefix(.ipv4, IPPrefix(.v4(ipv4)))) }
        var known: Set<SightedPrefix> = []
        return sighted.filter { known.insert($0).inserted }
    }
}
