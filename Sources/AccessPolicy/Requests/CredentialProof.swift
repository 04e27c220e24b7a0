// SPDX-License-Identifier: Apache-2.0

/// What comparing the request's password with the stored one showed.
public enum CredentialProof: String, Sendable, CaseIterable {
    /// The password is the stored one.
    case matches
    /// The password is another one.
    case differs
    /// The request has no password, or an empty one.
    case absent
    /// There is nothing to compare with: the line has no stored password, or the line itself is unknown.
    case unverifiable
}
