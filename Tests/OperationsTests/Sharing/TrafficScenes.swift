// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// Routers whose lines have addresses that the traffic test's network knows.
enum TrafficScenes {
    static func scene(
        lines: Int, rate: Rates, ratio members: UInt32, guarantees: Bool = false, capacity: UInt64? = nil
    ) throws -> ContentionScene {
        let ratio = try #require(ContentionRatio(members))
        let sectors =
            capacity.map { [ContentionSector(id: SectorID(1), name: "North", capacity: Rates(both: $0))] } ?? []
        return ContentionScene(
            router: ContentionRouter(id: NASID(1), name: "tower", position: .central), sectors: sectors,
            plans: [
                ContentionPlan(id: PlanID(1), name: "Home", rates: rate, ratio: ratio, guaranteesShare: guarantees)
            ],
            lines: try (1...lines).map { number in
                ContentionLine(
                    id: ServiceID(Int64(number)), name: "line \(number)", plan: PlanID(1),
                    sector: sectors.first?.id, isOnline: true, prefixes: try prefixes(number))
            })
    }

    /// One IPv4 address and a delegated /56.
    static func prefixes(_ number: Int) throws -> [IPPrefix] {
        [
            try IPPrefix(parsing: "198.51.100.\(number)/32"),
            try IPPrefix(parsing: "2001:db8:1000:\(String(number, radix: 16))00::/56"),
        ]
    }

    /// The addresses between which traffic goes: the IPv6 one lies deep inside the delegation.
    static func addresses(_ number: Int) -> (v4: String, v6: String) {
        ("198.51.100.\(number)", "2001:db8:1000:\(String(number, radix: 16))0a::1")
    }

    /// Reads a scene of `Tests/Vectors/contention/shares.txt`, such as “5x5000000@1:5 + guarantee in 30000000”.
    static func parse(_ text: String) throws -> ContentionScene {
        let words = text.split(separator: " ")
        let numbers = (words.first ?? "").split { "x@:".contains($0) }.compactMap { UInt64($0) }
        try #require(numbers.count == 4)
        return try scene(
            lines: Int(numbers[0]), rate: Rates(both: numbers[1]), ratio: UInt32(numbers[3]),
            guarantees: words.contains("guarantee"),
            capacity: words.firstIndex(of: "in").flatMap { UInt64(words[$0 + 1]) })
    }
}
