// SPDX-License-Identifier: Apache-2.0

/// How a request carries its password. The raw value is the word shown to people and programs.
public enum AuthenticationMethod: String, Sendable, CaseIterable {
    /// No password attribute at all, as DHCP servers and radios ask.
    case none
    /// The password itself, hidden under the shared secret (RFC 2865 §5.2).
    case pap
    /// An MD5 of challenge and password (RFC 1994, RFC 2865 §5.3).
    case chap
    /// Microsoft's first challenge (RFC 2433, RFC 2548 §2.1).
    case msCHAPv1 = "ms_chap_v1"
    /// Microsoft's mutual challenge (RFC 2759, RFC 2548 §2.3).
    case msCHAPv2 = "ms_chap_v2"

    /// Whether the answer itself must prove that we know the password: the router or the subscriber's device drops the
    /// session when it does not, so nobody can be let in, not even into a walled garden, without the right password.
    public var isMSCHAP: Bool {
        switch self {
        case .none, .pap, .chap: false
        case .msCHAPv1, .msCHAPv2: true
        }
    }
}
