// SPDX-License-Identifier: Apache-2.0

/// What is known of the terms that a session really has at its router.
public enum AppliedAccess: Sendable, Hashable {
    /// The router was told so at the login, acknowledged it, or was read back.
    case known(AccessFingerprint)
    /// It was asked to change them and nobody knows whether it has. Its addresses are still those of its login.
    case uncertain(addresses: UInt32)
    /// Nothing is known: the session began before its terms were kept.
    case unknown

    /// The addresses' half, where it is known.
    var addresses: UInt32? {
        switch self {
        case .known(let fingerprint): fingerprint.addresses
        case .uncertain(let addresses): addresses
        case .unknown: nil
        }
    }

    /// The same after the router was asked for a change and has not said that it is done.
    var inDoubt: AppliedAccess { addresses.map { .uncertain(addresses: $0) } ?? .unknown }
}
