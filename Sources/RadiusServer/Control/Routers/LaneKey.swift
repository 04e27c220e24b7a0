// SPDX-License-Identifier: Apache-2.0

import Operations

/// What makes two requests to one router concern the same session.
struct LaneKey: Hashable {
    private let sessionID: [UInt8]
    private let userName: [UInt8]
    private let callingStation: [UInt8]

    init(_ session: ControlledSession) {
        sessionID = session.sessionID
        userName = session.userName
        callingStation = session.callingStation
    }
}
