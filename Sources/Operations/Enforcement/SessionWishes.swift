// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// What is wanted of sessions that run, decided in one place for those who look for differences and those who act on them.
struct SessionWishes: Sendable {
    let directory: AccessDirectory
    /// The routers whose own interface lets us in.
    let doors: Set<NASID>
    /// What the lists at routers are called.
    var lists = BlockingLists()

    /// What is wanted of a session; nil for one of no line of ours, or of a router that is not answered.
    func wish(for session: EnforcedSession, at now: Timestamp) -> SessionWish? {
        guard let nas = directory.nas(session.nas), let desired = directory.desired(for: session, at: now) else {
            return nil
        }
        let terms = session.service.flatMap { directory.find(service: $0) }
        guard let reason = desired.blockReason else {
            return SessionWish(
                desired: desired,
                abilities: abilities(nas, terms, nextLogin: .refuse, isInGarden: session.isInGarden),
                hasQueue: session.hasQueue)
        }
        let abilities = abilities(nas, terms, nextLogin: nas.gardens[reason], isInGarden: session.isInGarden)
        let isListed = abilities.isHeldByLists && Self.standsOnLists(reason)
        return SessionWish(
            desired: desired, abilities: abilities, hasQueue: session.hasQueue,
            list: isListed ? lists.atRouter(for: reason) : nil, isHeld: isListed && !session.entryHasFailed)
    }

    /// Whether a line without sessions, since nobody asks us when it comes up, is to stand on a list of its router, and on which.
    func list(ofStatic terms: AccessTerms, at nas: NASTerms, now: Timestamp) -> String? {
        let desired = desiredAccess(
            device: nil, terms: terms, plan: directory.plan(terms.plan), nas: nas, now: now)
        guard let reason = desired.blockReason, Self.standsOnLists(reason) else { return nil }
        let abilities = abilities(nas, terms, nextLogin: nas.gardens[reason], isInGarden: false)
        return abilities.isHeldByLists ? lists.atRouter(for: reason) : nil
    }

    /// A line that was given up loses its addresses, which will be somebody else's: its sessions end. A device at the wrong place may
    /// not have the line's addresses at all.
    private static func standsOnLists(_ reason: BlockReason) -> Bool {
        switch reason {
        case .unpaid, .byStaff, .fairUse, .customerNotActive: true
        case .serviceNotActive, .unknownUser, .wrongPassword, .wrongMAC, .wrongNAS, .tooManySessions: false
        }
    }

    private func abilities(
        _ nas: NASTerms, _ terms: AccessTerms?, nextLogin: GardenWay, isInGarden: Bool
    ) -> BlockingAbilities {
        BlockingAbilities(
            vendor: nas.vendor, version: nas.version, kind: terms?.kind ?? .pppoe,
            hasRouterAccess: doors.contains(nas.id), nextLogin: nextLogin,
            longestSession: isInGarden
                ? GardenTerms.usualSessionSeconds : directory.plan(terms?.plan)?.sessionTimeout)
    }
}

/// What is wanted of a session.
struct SessionWish {
    let desired: DesiredAccess
    /// What its router can do with it.
    let abilities: BlockingAbilities
    /// Whether its rates come from a queue of ours.
    let hasQueue: Bool
    /// The list of its router that its line is to stand on; nil for none.
    var list: String?
    /// Whether nothing is asked of the session itself because the list holds its line.
    var isHeld = false

    /// How the session itself can be brought to it.
    var ladder: EnforcementLadder {
        desired.blockReason == nil
            ? abilities.waysToChange(hasQueue: hasQueue, takesQueue: isSaidByQueue) : abilities.waysToBlock
    }

    /// A queue says rates and nothing else.
    private var isSaidByQueue: Bool {
        guard case .online(let grant) = desired else { return false }
        return grant.rates != nil && grant.profile == nil && grant.addressList == nil
    }
}
