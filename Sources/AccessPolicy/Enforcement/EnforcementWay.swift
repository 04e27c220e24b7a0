// SPDX-License-Identifier: Apache-2.0

/// A way to bring a session to what it should have. The raw value is stored; the order is that in which they disturb the subscriber.
public enum EnforcementWay: UInt8, Sendable, CaseIterable, Comparable {
    /// The router is told over RADIUS to change the session (CoA-Request, RFC 5176).
    case change = 1
    /// The router's own interface is used: its address lists and queues.
    case router = 2
    /// The session is ended, and the line's next login gets what it should have.
    case disconnect = 3
    /// Nothing is done: the router can neither change nor end the session, which ends by itself when its lease or time is over.
    case runOut = 4

    /// Whether the line's next login gets what it should have.
    public var takesLogin: Bool {
        switch self {
        case .change, .router: false
        case .disconnect, .runOut: true
        }
    }

    public static func < (left: EnforcementWay, right: EnforcementWay) -> Bool { left.rawValue < right.rawValue }
}

/// The ways that a router is believed to offer, in the order in which they are tried.
public struct EnforcementLadder: Sendable, Hashable {
    public let ways: [EnforcementWay]

    /// - Parameter ways: each is kept once, in this order; ways that nobody offers leave only the session's own end.
    public init(_ ways: [EnforcementWay]) {
        var kept: [EnforcementWay] = []
        for way in ways where !kept.contains(way) { kept.append(way) }
        self.ways = kept
    }

    /// Change the session, then through the router's own interface, then end it or wait for its end.
    public static let all = EnforcementLadder(EnforcementWay.allCases)

    /// The ways that can bring a session from one state to another: what takes a new login leaves the session's end only, and so
    /// does a session that must not run.
    func ways(to desired: AccessFingerprint, from applied: AppliedAccess) -> [EnforcementWay] {
        let takesLogin = desired == .offline || applied.addresses.map { $0 != desired.addresses } ?? false
        return takesLogin ? ways.filter(\.takesLogin) : ways
    }
}
