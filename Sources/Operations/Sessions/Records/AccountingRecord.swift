// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// One accounting packet without the protocol: what a router said, when, and of which session.
///
/// ```
///  0      1       2      3        11            19
///  +------+-------+------+--------+-------------+--------------------------------------+
///  | form | event | cuts | router | arrived, µs | items: kind (1), length (1), value … |
///  +------+-------+------+--------+-------------+--------------------------------------+
/// ```
///
/// Numbers are big-endian. ``AccountingRecordWriter`` writes it without allocating.
public struct AccountingRecord: Sendable, Equatable {
    /// The form of a stored record that this program writes and reads.
    public static let form: UInt8 = 1

    public var event: AccountingEvent
    /// Who sent it: known by its source address and secret.
    public var nas: NASID
    /// When the packet arrived here.
    public var arrived: Timestamp
    /// When it happened, in the router's words (RFC 2869 section 5.3).
    public var stated: Timestamp?
    /// Seconds for which the router has tried to send it (RFC 2866 section 5.2).
    public var delay: UInt32 = 0
    /// The login, when the router returned what we gave it.
    public var login: LoginReference?
    /// What the router calls the session.
    public var sessionID: [UInt8] = []
    public var userName: [UInt8] = []
    /// The subscriber's end: usually a MAC address.
    public var callingStation: [UInt8] = []
    /// The router's end.
    public var calledStation: [UInt8] = []
    /// The router's port in words.
    public var portID: [UInt8] = []
    /// The router's port as a number.
    public var port: UInt32?
    /// What the router calls itself.
    public var nasIdentifier: [UInt8] = []
    /// Seconds since the session began.
    public var sessionSeconds: UInt32?
    /// Everything that was counted; nil when the record says nothing of it.
    public var totals: SessionTotals?
    /// The part of ``totals`` that was IPv6, where a vendor says so.
    public var totals6: SessionTotals?
    /// Why the session ended (RFC 2866 section 5.10).
    public var cause: UInt32?
    public var ipv4: IPv4Address?
    /// Prefixes of the link to the subscriber.
    public var framed: [IPv6Prefix] = []
    /// Prefixes routed behind the subscriber's router.
    public var delegated: [IPv6Prefix] = []
    /// Addresses assigned by DHCPv6.
    public var addresses6: [IPv6Address] = []
    public var interfaceID: InterfaceIdentifier?
    /// What of the packet is missing here.
    public var cuts: RecordCuts = []

    public init(_ event: AccountingEvent, nas: NASID, arrived: Timestamp) {
        self.event = event
        self.nas = nas
        self.arrived = arrived
    }
}
