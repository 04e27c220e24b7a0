// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension BlockingAbilities {
    /// Whether a line is held at the router's own address lists while its session goes on: the first rung of the ladder.
    public var isHeldByLists: Bool {
        // A line that only opens a radio has nothing that could stand on a list.
        kind.carriesDelegation && BlockingLadder(self).rungs.first?.way == .routerLists
    }

    /// The ways to block an open session, the router's own lists aside, in the order in which they are tried. A way that would
    /// leave a part of the line open is none.
    public var waysToBlock: EnforcementLadder {
        let rungs = BlockingLadder(self, order: BlockingWay.usualOrder.filter { $0 != .routerLists }).rungs
        return EnforcementLadder(
            rungs.compactMap { rung in
                switch rung.way {
                case .routerLists: nil
                case .sessionChange: .change
                case .rejectPool, .disconnect: rung.ending.map(Self.way)
                }
            })
    }

    /// The ways to give an open session its line's own terms, in the order in which they are tried.
    ///
    /// - Parameters:
    ///   - hasQueue: the line has a queue of ours at the router already, which would hold back whatever the session is changed to.
    ///   - takesQueue: what is to be changed can be said by a queue.
    public func waysToChange(hasQueue: Bool, takesQueue: Bool) -> EnforcementLadder {
        var ways: [EnforcementWay] = []
        if takesSessionChanges, !hasQueue { ways.append(.change) }
        if takesQueue, vendor == .mikrotik, hasRouterAccess { ways.append(.router) }
        if let ending { ways.append(Self.way(ending)) }
        return EnforcementLadder(ways)
    }

    private static func way(_ ending: SessionEnding) -> EnforcementWay {
        switch ending {
        case .disconnect: .disconnect
        case .runOut: .runOut
        }
    }

    /// Whether the router takes any change of such sessions by RADIUS.
    private var takesSessionChanges: Bool {
        guard takesControl else { return false }
        switch (vendor, kind) {
        // They end sessions and nothing else.
        case (.ubiquiti, _), (.cambium, _): return false
        // RouterOS heeds changes of PPP and hotspot sessions only.
        case (.mikrotik, .dhcpv4), (.mikrotik, .dhcpv6), (.mikrotik, .wirelessMAC), (.mikrotik, .wirelessEAP):
            return false
        case (.mikrotik, .pppoe), (.mikrotik, .l2tp), (.mikrotik, .hotspot), (.mikrotik, .static): return true
        case (.accelPPP, _), (.cisco, _), (.juniper, _), (.huawei, _), (.generic, _): return true
        }
    }
}

extension DesiredAccess {
    /// Why the session may not be online as its line's own terms say; nil when it may.
    public var blockReason: BlockReason? {
        switch self {
        case .online(let grant): grant.garden
        case .offline(let refusal): refusal.reason
        }
    }
}
