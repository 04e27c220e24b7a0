// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What a router knows a session by, in the octets in which it said so itself. What is unknown is empty or nil.
public struct ControlledSession: Sendable, Hashable {
    /// The NAS that has the session.
    public var nas: NASID
    /// Where the session's records came from; needed where one NAS stands for a network of routers.
    public var router: IPAddress?
    /// The name that the router gave itself (NAS-Identifier).
    public var nasIdentifier: [UInt8]
    /// The router's name for the session (Acct-Session-Id).
    public var sessionID: [UInt8]
    /// The name that logged in (User-Name).
    public var userName: [UInt8]
    /// The device at the subscriber's end (Calling-Station-Id).
    public var callingStation: [UInt8]
    /// The number of the router's port (NAS-Port).
    public var port: UInt32?
    /// The name of the router's port (NAS-Port-Id).
    public var portID: [UInt8]
    /// The subscriber's IPv4 address (Framed-IP-Address).
    public var ipv4: IPv4Address?
    /// The prefixes of the link (Framed-IPv6-Prefix).
    public var framed: [IPv6Prefix]
    /// The lower half of the subscriber's address on the link (Framed-Interface-Id).
    public var interfaceID: InterfaceIdentifier?

    public init(
        nas: NASID, router: IPAddress? = nil, nasIdentifier: [UInt8] = [], sessionID: [UInt8] = [],
        userName: [UInt8] = [], callingStation: [UInt8] = [], port: UInt32? = nil, portID: [UInt8] = [],
        ipv4: IPv4Address? = nil, framed: [IPv6Prefix] = [], interfaceID: InterfaceIdentifier? = nil
    ) {
        self.nas = nas
        self.router = router
        self.nasIdentifier = nasIdentifier
        self.sessionID = sessionID
        self.userName = userName
        self.callingStation = callingStation
        self.port = port
        self.portID = portID
        self.ipv4 = ipv4
        self.framed = framed
        self.interfaceID = interfaceID
    }
}
