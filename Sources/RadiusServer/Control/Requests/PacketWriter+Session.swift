// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// The attributes that name a session (RFC 5176 section 3), and no others: a Disconnect-Request that has more is refused.
extension PacketWriter {
    /// - Parameter router: where the request goes to.
    /// - Throws: ``ControlObstacle/unnamedSession`` when what is known of the session does not name it.
    mutating func append(
        _ session: ControlledSession, named naming: SessionNaming, for nas: NASProfile, at router: IPAddress
    ) throws(ControlObstacle) {
        let hasNumber = !session.sessionID.isEmpty
        guard hasNumber || naming != .numberOnly && !session.userName.isEmpty else { throw .unnamedSession }
        do throws(PacketWritingError) {
            if naming != .numberOnly { try append(routerOf: session, at: router) }
            try append(.acctSessionId, name: session.sessionID)
            guard naming != .numberOnly else { return }
            try append(.userName, name: session.userName)
            if naming == .everything || !hasNumber { try append(placeOf: session, for: nas) }
        } catch {
            throw .tooLong
        }
    }

    /// The router by its own name, which it recognises wherever it is asked; by the address that we ask when it told none.
    private mutating func append(routerOf session: ControlledSession, at router: IPAddress) throws(PacketWritingError) {
        if !session.nasIdentifier.isEmpty { return try append(.nasIdentifier, session.nasIdentifier) }
        switch router {
        case .v4(let address): try append(.nasIPAddress, address)
        case .v6(let address): try append(.nasIPv6Address, address)
        }
    }

    /// Where the session is: port, device, addresses. The two that name a link of IPv6 always go together.
    private mutating func append(
        placeOf session: ControlledSession, for nas: NASProfile
    ) throws(PacketWritingError) {
        if let port = session.port { try append(.nasPort, port) }
        try append(.nasPortId, name: session.portID)
        try append(.callingStationId, name: session.callingStation)
        if let address = session.ipv4 { try append(.framedIPAddress, address) }
        guard nas.vendor != .accelPPP, let identifier = session.interfaceID, let prefix = session.framed.first else {
            // accel-ppp searches for sessions by none of both.
            return
        }
        try append(.framedInterfaceId, identifier)
        try append(.framedIPv6Prefix, prefix)
    }
}
