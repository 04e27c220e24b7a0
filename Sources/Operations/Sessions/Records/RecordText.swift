// SPDX-License-Identifier: Apache-2.0

/// The texts of an accounting record: octets as the router sent them, in no particular character set.
public enum RecordText: UInt8, CaseIterable, Sendable {
    case sessionID = 1
    case userName = 2
    case callingStation = 3
    case calledStation = 4
    case portID = 5
    case nasIdentifier = 6

    /// Octets that are kept. What routers send is far shorter; only the user name may need all that an attribute holds.
    public var maximumBytes: Int {
        switch self {
        case .userName: 253
        case .sessionID, .portID: 128
        case .callingStation, .calledStation: 64
        case .nasIdentifier: 32
        }
    }
}
