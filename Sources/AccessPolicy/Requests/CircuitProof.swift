// SPDX-License-Identifier: Apache-2.0

/// What comparing the request's circuit and remote id with those of the line showed (RFC 4679 §3.3, DHCP option 82).
public enum CircuitProof: String, Sendable, CaseIterable {
    /// Every id that the line is bound to is in the request.
    case matches
    /// The request names another circuit or remote id.
    case differs
    /// The request names none.
    case absent
}
