// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec

/// A NAS as the packet path wants it: everything that can be computed of its terms before a packet comes.
final class NASProfile: Sendable {
    let terms: NASTerms
    let id: NASID
    let secret: SharedSecret
    let vendor: NASVendor
    /// Whether it takes down for up.
    let invertedRates: Bool
    /// Whether it takes input for output in what it has counted.
    let invertedAccounting: Bool
    /// What its software understands.
    let capabilities: DialectCapabilities
    let defence: DefenceMemory
    let extras: ExtraBlocks

    /// - Parameter earlier: the profile before the NAS was changed; what it has learned goes on.
    /// - Returns: nil for a NAS without a secret, which cannot be talked to.
    init?(_ terms: NASTerms, earlier: NASProfile? = nil) {
        guard let secret = SharedSecret(terms.secret.reveal()) else { return nil }
        self.terms = terms
        id = terms.id
        self.secret = secret
        vendor = terms.vendor
        invertedRates = terms.invertedRates
        invertedAccounting = terms.invertedAccounting
        capabilities = DialectCapabilities(vendor: terms.vendor, version: terms.version)
        let isSingleRouter = terms.source.length == terms.source.family.bitWidth
        defence = DefenceMemory(terms.defence, isSingleRouter: isSingleRouter, earlier: earlier?.defence)
        extras = ExtraBlocks(terms.extras)
    }
}
