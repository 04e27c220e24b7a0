// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What one router can do to block the sessions of one kind for one reason.
public struct BlockingAbilities: Sendable, Hashable {
    public let vendor: NASVendor
    /// nil when nobody has said which; a current one is assumed.
    public let version: SoftwareVersion?
    public let kind: AccessKind
    /// Whether we may change address lists at the router itself.
    public let hasRouterAccess: Bool
    /// Whether it takes changes and disconnects by RADIUS (RFC 5176), as far as is known.
    public let takesControl: Bool
    /// What it does when the line logs in again.
    public let nextLogin: GardenWay
    /// Seconds after which the session ends by itself; nil for never. It comes from a lease or a session timeout.
    public let longestSession: UInt32?

    public init(
        vendor: NASVendor, version: SoftwareVersion? = nil, kind: AccessKind, hasRouterAccess: Bool = false,
        takesControl: Bool = true, nextLogin: GardenWay = .refuse, longestSession: UInt32? = nil
    ) {
        self.vendor = vendor
        self.version = version
        self.kind = kind
        self.hasRouterAccess = hasRouterAccess
        self.takesControl = takesControl
        self.nextLogin = nextLogin
        self.longestSession = longestSession
    }

    /// The terms of the garden, if the next login leads into one.
    var garden: GardenTerms? {
        switch nextLogin {
        case .refuse: nil
        case .garden(let terms): terms
        }
    }

    /// How an open session can be ended; nil when it cannot.
    var ending: SessionEnding? {
        if takesControl, disconnects { return .disconnect }
        guard let longestSession, longestSession > 0 else { return nil }
        return .runOut(seconds: longestSession)
    }

    /// RouterOS takes neither changes nor disconnects of DHCP bindings.
    private var disconnects: Bool {
        switch kind {
        case .dhcpv4, .dhcpv6: vendor != .mikrotik
        case .pppoe, .l2tp, .hotspot, .wirelessMAC, .wirelessEAP: true
        case .static: false
        }
    }
}

/// How an open session ends when it is to be blocked or set free.
public enum SessionEnding: Sendable, Hashable {
    /// We end it (Disconnect-Request, RFC 5176 §2.1).
    case disconnect
    /// It ends by itself when its lease or timeout is over, at the latest after so many seconds.
    case runOut(seconds: UInt32)
}
