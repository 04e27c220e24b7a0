// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension BlockReason {
    /// The number in a stored record and in `Class`; 0 stands for no reason. Never changed: records wait in logs across
    /// releases, and routers keep `Class` for weeks.
    public var recordNumber: UInt8 {
        switch self {
        case .unknownUser: 1
        case .wrongPassword: 2
        case .wrongMAC: 3
        case .wrongNAS: 4
        case .customerNotActive: 5
        case .serviceNotActive: 6
        case .unpaid: 7
        case .fairUse: 8
        case .tooManySessions: 9
        case .byStaff: 10
        }
    }

    /// The reason with this number; nil for 0 and for one that a newer program has added.
    public init?(recordNumber: UInt8) {
        guard let reason = Self.allCases.first(where: { $0.recordNumber == recordNumber }) else { return nil }
        self = reason
    }
}
