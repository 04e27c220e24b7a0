// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// An access line with its number: everything but its secrets and what it holds of the address plan.
public struct ServiceDetails: Equatable, Sendable {
    public let id: ServiceID
    public let customer: CustomerID
    public internal(set) var terms: ServiceDescription
    /// Whether a password is stored; the password itself is shown to nobody.
    public internal(set) var hasPassword: Bool
}
