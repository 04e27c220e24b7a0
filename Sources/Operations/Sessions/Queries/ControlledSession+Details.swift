// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

extension ControlledSession {
    /// What the router knows the session by.
    public init(_ details: SessionDetails) {
        let session = details.session
        let current = details.sightings.filter { $0.validTo == .distantFuture }
        var ipv4: IPv4Address?
        var framed: [IPv6Prefix] = []
        for sighting in current {
            switch sighting.prefix.first {
            case .v4(let address): ipv4 = address
            case .v6: if sighting.kind == .framed { framed.append(sighting.prefix.mapped) }
            }
        }
        self.init(
            nas: session.nas, sessionID: session.sessionID, userName: session.userName,
            callingStation: session.callingStation, port: session.port, portID: session.portID, ipv4: ipv4,
            framed: framed, interfaceID: session.interfaceID)
    }
}
