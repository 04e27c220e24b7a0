// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues
import Synchronization

/// Who sends to us without being a NAS: counted and shown, never answered.
///
/// Memory is fixed. Sixty-four sets of eight places; when the set of a new address is full, it takes the place of the one
/// that was seen least. So a router that somebody forgot to enter stays visible in a flood of invented addresses: it comes
/// back, they do not.
final class UnknownSources: Sendable {
    private static let sets = 64
    private static let ways = 8

    private struct Place {
        var address = IPAddress.v6(IPv6Address(bits: 0))
        var count: UInt64 = 0
        var lastSeen = Timestamp(microseconds: 0)
    }

    private struct State {
        var places = [Place](repeating: Place(), count: sets * ways)
        var total: UInt64 = 0
    }

    private let state = Mutex(State())

    /// A datagram came from an address that belongs to no NAS.
    func note(_ address: IPAddress, now: Timestamp) {
        let first = Self.firstPlace(of: address)
        state.withLock { state in
            state.total &+= 1
            var chosen = first
            for place in first..<(first + Self.ways) {
                if state.places[place].count > 0, state.places[place].address == address {
                    state.places[place].count &+= 1
                    state.places[place].lastSeen = now
                    return
                }
                if state.places[place].count < state.places[chosen].count { chosen = place }
            }
            state.places[chosen] = Place(address: address, count: 1, lastSeen: now)
        }
    }

    /// How many datagrams came from unknown addresses.
    var total: UInt64 { state.withLock { $0.total } }

    /// The addresses that are remembered, the most frequent first.
    var sightings: [UnknownSource] {
        let places = state.withLock { $0.places }
        return places.filter { $0.count > 0 }
            .map { UnknownSource(address: $0.address, datagrams: $0.count, lastSeen: $0.lastSeen) }
            .sorted { ($1.datagrams, $0.address) < ($0.datagrams, $1.address) }
    }

    /// Spread by a multiplication (Fibonacci hashing); whoever invents addresses to fill one set gains nothing but to be
    /// forgotten sooner.
    private static func firstPlace(of address: IPAddress) -> Int {
        let bits = address.mapped.bits
        let folded = UInt64(truncatingIfNeeded: bits) ^ UInt64(truncatingIfNeeded: bits >> 64)
        let hash = (folded &* 0x9E37_79B9_7F4A_7C15) >> 58
        return Int(hash) * ways
    }
}

/// An address that sent to us without being a NAS.
public struct UnknownSource: Sendable, Hashable {
    /// Where the datagrams say they came from; anybody can write any address there.
    public let address: IPAddress
    /// How many came since the address is remembered.
    public let datagrams: UInt64
    /// When the last one came.
    public let lastSeen: Timestamp
}
