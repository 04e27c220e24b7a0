// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// One connection reported by accounting.
public struct SessionRecord: Sendable {
    public let id: SessionID
    public let key: SessionKey
    public let nas: NASID
    /// The router's name as it is today; nil for one that is not there any more.
    public let nasName: String?
    /// Nil for a session of no service of ours.
    public let service: ServiceID?
    public let serviceName: String?
    /// Why it is in a walled garden; nil for one that is not.
    public let garden: BlockReason?
    /// What the router calls it.
    public let sessionID: [UInt8]
    public let userName: [UInt8]
    public let callingStation: [UInt8]
    public let calledStation: [UInt8]
    public let portID: [UInt8]
    public let port: UInt32?
    public let interfaceID: InterfaceIdentifier?
    public let startedAt: Timestamp
    /// When what its last record reports happened.
    public let lastAt: Timestamp
    /// When that record arrived.
    public let seenAt: Timestamp
    /// Seconds between its interim records; 0 while unknown.
    public let interim: Int64
    /// Seconds it has lasted, in the router's words.
    public let seconds: Int64
    /// Octets to and from the subscriber.
    public let down: Int64
    public let up: Int64
    /// IPv6 among them; nil where the router has not said.
    public let down6: Int64?
    public let up6: Int64?
    /// Packets, as the router said last.
    public let packetsDown: Int64
    public let packetsUp: Int64
    /// Nil while it is open.
    public let endedAt: Timestamp?
    public let ending: SessionEnding?
    /// In the numbers of RFC 2866 section 5.10.
    public let cause: Int64?

    /// Whether nothing was heard of an open session for so long that it does not count as online.
    public func isStale(at now: Timestamp, rules: SessionRules = SessionRules()) -> Bool {
        endedAt == nil && seenAt.advanced(by: rules.patience(interim: interim)) < now
    }
}

extension Identified {
    /// See ``SessionID``.
    public enum Session {}
}

/// One connection reported by accounting, as people name it.
public typealias SessionID = Identifier<Identified.Session>
