// SPDX-License-Identifier: Apache-2.0

/// What is known of the terms that a session really has at its router.
public enum AppliedAccess: Sendable, Hashable {
    /// The router was told so at the login, acknowledged it, or was read back.
    case known(AccessFingerprint)
    /// It was asked to change them and nobody knows whether it has. Its addresses are still those of its login; it may be in a walled
    /// garden when it was in one before, or was asked to go into one.
    case uncertain(addresses: UInt32, mayBeGarden: Bool)
    /// Nothing is known: the session began before its terms were kept.
    case unknown

    /// The addresses' half, where it is known.
    var addresses: UInt32? {
        switch self {
        case .known(let fingerprint): fingerprint.addresses
        case .uncertain(let addresses, _): addresses
        case .unknown: nil
        }
    }

    /// Whether the session may be in a walled garden.
    public var mayBeGarden: Bool {
        switch self {
        case .known(let fingerprint): fingerprint.isGarden
        case .uncertain(_, let mayBe): mayBe
        case .unknown: true
        }
    }

    /// The same after the router was asked for a change and has not said that it is done.
    func inDoubt(after asked: AccessFingerprint) -> AppliedAccess {
        addresses.map { .uncertain(addresses: $0, mayBeGarden: mayBeGarden || asked.isGarden) } ?? .unknown
    }
}
