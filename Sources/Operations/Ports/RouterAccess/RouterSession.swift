// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// A session as its router lists it.
public struct RouterSession: Sendable, Hashable {
    /// The name that logged in.
    public let userName: [UInt8]
    /// How it came in, in the router's word, such as `pppoe`.
    public let access: String
    /// The device at the subscriber's end, in the router's words.
    public let callingStation: [UInt8]
    /// The router's name for the session; empty where it has none.
    public let sessionID: [UInt8]
    public let address: IPAddress?
    /// How long it runs.
    public let uptime: Duration?
    /// Whether a RADIUS server let it in; nil where the router does not say.
    public let isFromRadius: Bool?

    public init(
        userName: [UInt8], access: String, callingStation: [UInt8], sessionID: [UInt8], address: IPAddress?,
        uptime: Duration?, isFromRadius: Bool?
    ) {
        self.userName = userName
        self.access = access
        self.callingStation = callingStation
        self.sessionID = sessionID
        self.address = address
        self.uptime = uptime
        self.isFromRadius = isFromRadius
    }
}
