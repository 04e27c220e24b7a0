// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension BlockReason {
    /// Every reason, the one that is named first when several apply.
    ///
    /// First who asks (unknown, password), then from where (device, router, how often), then what stands in the books
    /// (service, customer, holds): whoever has not proven who they are learns nothing about the rest.
    public static let byPrecedence: [BlockReason] = [
        .unknownUser, .wrongPassword, .wrongMAC, .wrongNAS, .tooManySessions, .serviceNotActive, .customerNotActive,
        .byStaff, .unpaid, .fairUse,
    ]

    /// Whether a line with the right password can be blocked for this reason.
    var canFollowRightPassword: Bool {
        switch self {
        case .unknownUser, .wrongPassword: false
        case .wrongMAC, .wrongNAS, .customerNotActive, .serviceNotActive, .unpaid, .fairUse, .tooManySessions, .byStaff:
            true
        }
    }

    /// Whether the line's own device at its own place is blocked. Otherwise the line's addresses may be in use elsewhere.
    public var concernsLineItself: Bool {
        switch self {
        case .unknownUser, .wrongPassword, .wrongMAC, .wrongNAS, .tooManySessions: false
        case .customerNotActive, .serviceNotActive, .unpaid, .fairUse, .byStaff: true
        }
    }
}
