// SPDX-License-Identifier: Apache-2.0

import ProviderValues

extension BlockingAbilities {
    /// How sure it is that a way blocks a part of a line.
    public func assurance(of way: BlockingWay, for part: BlockedPart) -> BlockingAssurance {
        switch way {
        case .routerLists: routerLists(part)
        case .sessionChange: sessionChange(part)
        case .rejectPool: rejectPool(part)
        case .disconnect: disconnect(part)
        }
    }

    /// Only RouterOS has an interface that we speak. It has address lists of both families in every version.
    private func routerLists(_ part: BlockedPart) -> BlockingAssurance {
        guard vendor == .mikrotik, hasRouterAccess else { return .impossible(.noRouterAccess) }
        switch part {
        case .ipv4Address, .ipv4Routes, .ipv6Address, .linkPrefix, .delegatedPrefix: return .documented
        // The next session's prefixes go on the lists as soon as the router reports them, whatever its login said.
        case .nextSession: return .documented
        }
    }

    private func sessionChange(_ part: BlockedPart) -> BlockingAssurance {
        guard takesControl else { return .impossible(.takesNoChanges) }
        if part == .nextSession { return nextSession }
        switch (vendor, kind) {
        // EdgeOS ends sessions and nothing else; radios are not told what a session may do.
        case (.ubiquiti, _), (.cambium, _), (_, .wirelessMAC), (_, .wirelessEAP), (_, .static):
            return .impossible(.takesNoChanges)
        case (.mikrotik, .dhcpv4), (.mikrotik, .dhcpv6): return .impossible(.takesNoChanges)
        // The list of a session holds its IPv4 address at best, and the manual does not name it among what can be changed. What
        // holds IPv6 is the speed, which is one for both families.
        case (.mikrotik, .pppoe), (.mikrotik, .l2tp), (.mikrotik, .hotspot): return .believed
        // The shaper is documented to be changeable and counts both families.
        case (.accelPPP, .pppoe), (.accelPPP, .l2tp), (.accelPPP, .dhcpv4), (.accelPPP, .dhcpv6), (.accelPPP, .hotspot):
            return .believed
        // A policy of the router's own; whether it holds both families is for whoever wrote it.
        case (.cisco, _), (.juniper, _), (.huawei, _), (.generic, _):
            return garden?.profile == nil ? .impossible(.noGardenProfile) : .believed
        }
    }

    /// What a changed session may log in with next.
    private var nextSession: BlockingAssurance {
        guard kind != .static else { return .impossible(.neverAsks) }
        guard garden != nil else { return .documented }
        return BlockedPart.parts(of: kind).reduce(.documented) { assurance, part in
            part == .nextSession ? assurance : assurance.weaker(guestHas(part))
        }
    }

    private func rejectPool(_ part: BlockedPart) -> BlockingAssurance {
        guard kind != .static else { return .impossible(.neverAsks) }
        guard garden != nil, kind.carriesDelegation else { return .impossible(.otherRule) }
        guard ending != nil else { return .impossible(.sessionCannotEnd) }
        return part == .nextSession ? nextSession : guestHas(part)
    }

    private func disconnect(_ part: BlockedPart) -> BlockingAssurance {
        guard kind != .static else { return .impossible(.neverAsks) }
        guard ending != nil else { return .impossible(.sessionCannotEnd) }
        // Who wants it to be refused is let down by a garden, so this rung refuses whatever the rule says.
        return .documented
    }
}
