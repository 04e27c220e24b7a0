// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// A prefix that a router has delegated by DHCPv6, as it lists it.
public struct RouterBinding: Sendable, Hashable {
    public let prefix: IPv6Prefix
    /// The name of the session's user, where the router's word for the server or interface tells it.
    public let userName: [UInt8]?
    /// The client's DUID, in the router's spelling.
    public let duid: String
    /// The router's name for the DHCPv6 server.
    public let server: String
    /// Whether a client has it at present; otherwise it is only kept for one.
    public let isBound: Bool

    public init(prefix: IPv6Prefix, userName: [UInt8]?, duid: String, server: String, isBound: Bool) {
        self.prefix = prefix
        self.userName = userName
        self.duid = duid
        self.server = server
        self.isBound = isBound
    }
}
