// SPDX-License-Identifier: Apache-2.0

/// By what a request's line was found.
public enum Identification: String, Sendable, CaseIterable {
    /// By the user name, after the realm's rule.
    case userName = "user_name"
    /// By a hardware address, in the user name or as the calling station.
    case mac
    /// By the circuit that the access node names.
    case circuit
}
