// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// One request on its way to a decision: what stands in its way is looked for in a fixed order, and noted.
struct AccessCheck {
    let request: AccessRequest
    let terms: AccessTerms?
    let plan: PlanTerms?
    var trace: DecisionTrace
    /// The device to bind once the line is let in.
    var newDevice: MACAddress?

    init(request: AccessRequest, terms: AccessTerms?, plan: PlanTerms?, trace: DecisionTrace) {
        self.request = request
        self.terms = terms
        self.plan = plan
        self.trace = trace
    }

    /// The first thing that stands in the way, in the order of ``BlockReason/byPrecedence``; nil when nothing does.
    mutating func obstacle() -> BlockReason? {
        guard let terms else {
            trace.note(.notFound)
            return .unknownUser
        }
        noteIdentification()
        // Nothing about the line may depend on what follows before the password has been looked at.
        if !passesPassword(terms) { return .wrongPassword }
        if !passesDevice(terms) { return .wrongMAC }
        if !passesRouter(terms) || !passesCircuit(terms) { return .wrongNAS }
        if !passesSessions(terms) { return .tooManySessions }
        if !passesService(terms) { return .serviceNotActive }
        if !passesCustomer(terms) { return blockOfCustomer(terms) }
        if let hold = terms.hold {
            noteHold(hold)
            return hold
        }
        trace.note(.notHeld)
        // A plan that cannot be found would mean a line without a limit.
        guard terms.plan == plan?.id else {
            trace.note(.planMissing)
            return .serviceNotActive
        }
        return nil
    }

    /// Whether the one who asks has shown to be the line, so may have what is the line's.
    var isProven: Bool {
        guard let terms else { return false }
        return request.proof == .matches || !terms.needsProof(from: request)
    }

    private mutating func noteIdentification() {
        switch request.identifiedBy {
        case .userName: trace.note(.foundByUserName)
        case .mac: trace.note(.foundByMAC)
        case .circuit: trace.note(.foundByCircuit)
        }
    }

    private mutating func passesPassword(_ terms: AccessTerms) -> Bool {
        guard terms.needsProof(from: request) else {
            trace.note(.passwordNotNeeded)
            return true
        }
        switch request.proof {
        case .matches: trace.note(.passwordRight)
        case .differs: trace.note(.passwordWrong)
        case .absent: trace.note(.passwordMissing)
        case .unverifiable: trace.note(.passwordNotStored)
        }
        return request.proof == .matches
    }

    private mutating func passesDevice(_ terms: AccessTerms) -> Bool {
        if case .none = terms.macBinding {
            trace.note(.anyDevice)
            return true
        }
        guard let mac = request.mac else {
            trace.note(.deviceUnnamed)
            return false
        }
        if terms.macs.contains(mac) {
            trace.note(.deviceBound)
            return true
        }
        guard case .first(let limit, let replacesOldest) = terms.macBinding else {
            trace.note(.deviceForeign)
            return false
        }
        let isRoom = terms.macs.count < Int(limit)
        guard isRoom || replacesOldest else {
            trace.note(.deviceForeign)
            return false
        }
        newDevice = mac
        trace.note(isRoom ? .deviceNew : .deviceReplaces)
        return true
    }

    private mutating func passesRouter(_ terms: AccessTerms) -> Bool {
        guard let nas = terms.nas else {
            trace.note(.anyRouter)
            return true
        }
        trace.note(nas == request.nas ? .routerBound : .routerForeign)
        return nas == request.nas
    }

    private mutating func passesCircuit(_ terms: AccessTerms) -> Bool {
        guard terms.circuit != nil || terms.remote != nil else { return true }
        switch request.circuit {
        case .matches: trace.note(.circuitRight)
        case .differs: trace.note(.circuitWrong)
        case .absent: trace.note(.circuitMissing)
        }
        return request.circuit == .matches
    }

    private mutating func passesSessions(_ terms: AccessTerms) -> Bool {
        guard terms.simultaneousUse > 0 else {
            trace.note(.sessionsWithoutLimit)
            return true
        }
        let isLeft = request.openSessions < Int(terms.simultaneousUse)
        trace.note(isLeft ? .sessionsLeft : .sessionsTaken)
        return isLeft
    }

    private mutating func passesService(_ terms: AccessTerms) -> Bool {
        switch terms.serviceState {
        case .active: trace.note(.serviceActive)
        case .pending: trace.note(.servicePending)
        case .stopped: trace.note(.serviceStopped)
        case .archived: trace.note(.serviceArchived)
        }
        return terms.serviceState == .active
    }

    private mutating func passesCustomer(_ terms: AccessTerms) -> Bool {
        switch terms.customerState {
        case .active: trace.note(.customerActive)
        case .new: trace.note(.customerNew)
        case .blocked: trace.note(.customerBlocked)
        case .inactive: trace.note(.customerInactive)
        }
        return terms.customerState == .active
    }

    /// Why the customer is blocked, where that is recorded: it leads to another garden than having left.
    private mutating func blockOfCustomer(_ terms: AccessTerms) -> BlockReason {
        guard terms.customerState == .blocked, let block = terms.customerBlock else { return .customerNotActive }
        noteHold(block)
        return block
    }

    private mutating func noteHold(_ hold: BlockReason) {
        switch hold {
        case .byStaff: trace.note(.heldByStaff)
        case .unpaid: trace.note(.heldUnpaid)
        case .fairUse: trace.note(.heldFairUse)
        case .unknownUser, .wrongPassword, .wrongMAC, .wrongNAS, .customerNotActive, .serviceNotActive,
            .tooManySessions:
            trace.note(.heldOtherwise)
        }
    }
}
