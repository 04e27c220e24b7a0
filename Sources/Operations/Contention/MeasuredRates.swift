// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import NetworkValues
public import ProviderValues
public import Storage

/// What the places of a tree really carried in their busiest quarter of an hour, from the routers' accounting.
public struct MeasuredRates: Sendable {
    /// For each node of the tree the mean rates over its own busiest quarter, each direction by itself; 0 where nothing is known.
    public let rates: [Rates]

    /// A quarter of an hour.
    private static let quarterSeconds: UInt64 = 900

    init(of tree: ContentionTree, usage: [ServiceID: [UsageRecord]]) {
        var octets = [[Timestamp: Rates]](repeating: [:], count: tree.nodes.count)
        for index in tree.nodes.indices {
            guard case .line(let service) = tree.nodes[index].subject else { continue }
            for record in usage[service] ?? [] {
                for place in tree.path(of: index) {
                    octets[place][record.span.lowerBound, default: Rates(both: 0)].add(record)
                }
            }
        }
        rates = octets.map { quarters in
            quarters.values.reduce(Rates(both: 0)) { $0.higher(of: $1) }.bitsPerSecond(over: Self.quarterSeconds)
        }
    }
}

extension Rates {
    /// Adds octets.
    fileprivate mutating func add(_ record: UsageRecord) {
        down = down.addingReportingOverflow(UInt64(max(record.down, 0))).partialValue
        up = up.addingReportingOverflow(UInt64(max(record.up, 0))).partialValue
    }

    /// Octets as bits per second.
    fileprivate func bitsPerSecond(over seconds: UInt64) -> Rates {
        func rate(_ octets: UInt64) -> UInt64 { UInt64(clamping: UInt128(octets) * 8 / UInt128(seconds)) }
        return Rates(down: rate(down), up: rate(up))
    }
}

extension Store {
    /// What the places of a tree carried in the busiest quarter of an hour of a span.
    public func measuredRates(of tree: ContentionTree, in span: Range<Timestamp>) async throws -> MeasuredRates {
        let utc = try ZoneDatabase().rules(named: "UTC")
        var usage: [ServiceID: [UsageRecord]] = [:]
        for node in tree.nodes {
            guard case .line(let service) = node.subject else { continue }
            usage[service] = try await self.usage(of: service, in: span, by: .quarter, zone: utc)
        }
        return MeasuredRates(of: tree, usage: usage)
    }
}
