// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// The NASes of one generation of the directory, found by a packet's source address: longest prefix first, so that a
/// router inside a network has its own terms.
final class NASTable: Sendable {
    /// Which state of the directory's NASes it was made of.
    let generation: UInt64
    let profiles: [NASProfile]
    private let places: PrefixTable<Int32>

    /// - Parameter earlier: the table before; what its NASes have learned goes on.
    init(_ nases: [NASTerms], generation: UInt64, earlier: NASTable? = nil) {
        let known = Dictionary(
            (earlier?.profiles ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var profiles: [NASProfile] = []
        var places = PrefixTable<Int32>()
        for terms in nases where terms.state != .retired {
            guard let profile = Self.profile(terms, known[terms.id]) else { continue }
            places.insert(Int32(truncatingIfNeeded: profiles.count), for: terms.source)
            profiles.append(profile)
        }
        self.generation = generation
        self.profiles = profiles
        self.places = places
    }

    /// The place of the NAS at an address in ``profiles``; nil when there is none.
    func place(of address: IPAddress) -> Int? {
        places.longestMatch(address).map { Int($0.value) }
    }

    /// The profile of unchanged terms is kept: nothing has to be computed again.
    private static func profile(_ terms: NASTerms, _ earlier: NASProfile?) -> NASProfile? {
        if let earlier, earlier.terms === terms { return earlier }
        return NASProfile(terms, earlier: earlier)
    }
}
