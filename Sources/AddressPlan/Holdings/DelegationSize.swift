// SPDX-License-Identifier: Apache-2.0

/// How large a prefix a customer receives (RIPE-690 §4.2, RFC 6177).
public enum DelegationSize: String, CaseIterable, Codable, Sendable {
    /// A /56: 256 networks; the default.
    case home

    /// A /48: 65,536 networks.
    case business

    /// A /64: one network and no more. A router behind it cannot delegate and 464XLAT has no prefix of its own, so it is
    /// there for old plans only and ``PlanLint`` reports it.
    case singleNetwork = "single_network"

    /// The length of the delegation.
    public var length: Int {
        switch self {
        case .home: 56
        case .business: 48
        case .singleNetwork: 64
        }
    }

    /// Whether it should be given to nobody new.
    public var isLegacy: Bool {
        switch self {
        case .home, .business: false
        case .singleNetwork: true
        }
    }

    /// What a service receives when nothing else is said.
    public static let usual = DelegationSize.home
}
