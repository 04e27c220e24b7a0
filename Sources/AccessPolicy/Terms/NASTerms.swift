// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// Everything that an answer needs to know of the router that asks.
///
/// A class, as ``AccessTerms`` is, and never changed once it is made.
public final class NASTerms: Sendable {
    public let id: NASID
    public let name: String
    /// The address that it asks from, or the network that several ask from.
    public let source: IPPrefix
    /// The secret shared with it.
    public let secret: Secret
    public let vendor: NASVendor
    /// nil when nobody has said which; dialects then assume a current one.
    public let version: SoftwareVersion?
    public let state: NASState
    public let defence: NASDefence
    /// Whether it takes download for upload: its rates are written the other way round.
    public let invertedRates: Bool
    /// Whether it takes what it sends to the subscriber for what it receives: what it has counted is read the other way round.
    public let invertedAccounting: Bool
    /// What it does with lines that may not be online.
    public let gardens: GardenRules
    /// What the operator adds to every answer to it, its vendor's first.
    public let extras: [ExtraAttribute]
    /// Seconds between two meter readings, where the plan does not say.
    public let interimInterval: UInt32?
    /// The UDP port where it takes changes and disconnects (RFC 5176).
    public let dynamicAuthorizationPort: UInt16

    public init(
        id: NASID, name: String, source: IPPrefix, secret: Secret, vendor: NASVendor, version: SoftwareVersion? = nil,
        state: NASState = .active, defence: NASDefence = NASDefence(), invertedRates: Bool = false,
        invertedAccounting: Bool = false, gardens: GardenRules = .allRefused, extras: [ExtraAttribute] = [],
        interimInterval: UInt32? = nil,
        dynamicAuthorizationPort: UInt16 = NASTerms.usualDynamicAuthorizationPort
    ) {
        self.id = id
        self.name = name
        self.source = source
        self.secret = secret
        self.vendor = vendor
        self.version = version
        self.state = state
        self.defence = defence
        self.invertedRates = invertedRates
        self.invertedAccounting = invertedAccounting
        self.gardens = gardens
        self.extras = extras
        self.interimInterval = interimInterval
        self.dynamicAuthorizationPort = dynamicAuthorizationPort
    }

    /// The port that RFC 5176 §2.1 assigns.
    public static let usualDynamicAuthorizationPort: UInt16 = 3799
}
