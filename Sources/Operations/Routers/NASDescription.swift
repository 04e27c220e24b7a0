// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import NetworkValues
public import ProviderValues

/// A router as staff describe it.
public struct NASDescription: Equatable, Sendable {
    public var name: String
    /// In service, or being worked on; see ``RetireNAS`` for the end.
    public var state = NASState.active
    /// The address that it asks from, or the network that several ask from; nil for one that does not ask us.
    public var source: IPPrefix?
    public var vendor = NASVendor.generic
    public var version: SoftwareVersion?
    /// How strictly its requests are taken.
    public var defence = NASDefence()
    /// Whether it takes download for upload.
    public var invertedRates = false
    /// Whether it takes input for output in what it has counted.
    public var invertedAccounting = false
    /// Seconds between two meter readings, where the plan does not say.
    public var interimInterval: UInt32?
    /// The UDP port where it takes changes and disconnects.
    public var dynamicAuthorizationPort = NASTerms.usualDynamicAuthorizationPort

    public init(name: String) {
        self.name = name
    }
}

extension NASDescription {
    /// Refuses what cannot be a router that asks us.
    func check() throws(Refusal) {
        try NameRule.check(name, of: "the router")
        if let interimInterval, interimInterval < PlanDescription.leastInterimInterval {
            throw Refusal(
                .malformed,
                "meter readings every \(interimInterval) seconds are more often than RFC 2869 section 5.16 allows",
                advice: "choose at least \(PlanDescription.leastInterimInterval) seconds; usual are 300")
        }
        guard dynamicAuthorizationPort > 0 else {
            throw Refusal(.malformed, "0 is no port", advice: "usual is \(NASTerms.usualDynamicAuthorizationPort)")
        }
        guard let source else { return }
        guard source.length > 0 else {
            throw Refusal(
                .malformed, "\(source) is everybody: whoever learns the secret could ask",
                advice: "name the router's address, or the network that the routers are in")
        }
        if let objection = defence.objection(for: source) {
            throw Refusal(.malformed, "router “\(name)”: \(objection)", advice: "choose for both")
        }
    }
}
