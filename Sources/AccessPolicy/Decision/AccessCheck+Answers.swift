// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

extension AccessCheck {
    /// The line on its own terms.
    func grant(nas: NASTerms) -> AccessDecision {
        guard let terms else { return refusal(.unknownUser, because: .refusedByRule) }
        var grant = AccessGrant(service: terms.service, plan: plan?.id, trace: trace)
        grant.trace.note(.letIn)
        grant.bindMAC = newDevice
        grant.interimInterval = plan?.interimInterval ?? nas.interimInterval
        if terms.kind.carriesDelegation {
            grant.line = terms.line
            grant.pools = terms.line.remaining(terms.pools.over(plan?.pools ?? .none))
        }
        guard let plan else { return .grant(grant) }
        grant.setRates(of: plan, adjusted: terms.rates)
        grant.priority = plan.priority
        grant.dns = plan.dns
        grant.sessionTimeout = plan.sessionTimeout
        grant.idleTimeout = plan.idleTimeout
        grant.addressList = plan.addressList
        grant.profile = plan.profile
        return .grant(grant)
    }

    /// What the router's rule for a reason says, as far as the password scheme allows it.
    func answer(to reason: BlockReason, nas: NASTerms) -> AccessDecision {
        switch nas.gardens[reason] {
        case .refuse:
            return refusal(reason, because: .refusedByRule)
        case .garden(let garden):
            // The answer to MS-CHAP proves that we know the password which the subscriber typed: without it there is none.
            guard !request.method.isMSCHAP || request.proof == .matches else {
                return refusal(reason, because: .gardenNeedsPassword)
            }
            return .grant(guest(in: garden, because: reason, nas: nas))
        }
    }

    private func refusal(_ reason: BlockReason, because conclusion: TraceStep) -> AccessDecision {
        var trace = trace
        trace.note(conclusion)
        return .refusal(AccessRefusal(reason: reason, trace: trace))
    }

    /// A guest of the garden: only garden terms, and of the line's own at most the addresses.
    private func guest(in garden: GardenTerms, because reason: BlockReason, nas: NASTerms) -> AccessGrant {
        var guest = AccessGrant(purpose: .block, garden: reason, rates: garden.rates, trace: trace)
        guest.trace.note(.intoGarden)
        guest.pools = garden.pools
        guest.addressList = garden.addressList
        guest.profile = garden.profile
        guest.sessionTimeout = garden.sessionSeconds
        guest.interimInterval = nas.interimInterval
        guard let terms, isProven else { return guest }
        guest.service = terms.service
        guest.dns = plan?.dns ?? []
        if garden.keepOwnAddresses, reason.concernsLineItself, terms.kind.carriesDelegation {
            guest.line = terms.line
            guest.pools = terms.line.remaining(garden.pools)
        }
        return guest
    }
}

extension AccessGrant {
    /// The plan's speed, or what fair use makes of it. A burst is meant for the plan's own rates: beside others it would let
    /// through what a cap takes away. A guarantee above the rates is one that routers refuse.
    fileprivate mutating func setRates(of plan: PlanTerms, adjusted: Rates?) {
        guard let adjusted, adjusted != plan.rates else {
            (rates, burst, guarantee) = (plan.rates, plan.burst, plan.guarantee)
            return
        }
        rates = adjusted
        guarantee = plan.guarantee.map { Rates(down: min($0.down, adjusted.down), up: min($0.up, adjusted.up)) }
    }
}
