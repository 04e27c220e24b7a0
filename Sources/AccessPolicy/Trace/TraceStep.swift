// SPDX-License-Identifier: Apache-2.0

/// One thing that was found on the way to a decision.
public enum TraceStep: UInt8, Sendable, CaseIterable {
    case foundByUserName = 1
    case foundByMAC
    case foundByCircuit
    case notFound

    case passwordNotNeeded
    case passwordRight
    case passwordWrong
    case passwordMissing
    case passwordNotStored

    case anyDevice
    case deviceBound
    case deviceNew
    case deviceReplaces
    case deviceForeign
    case deviceUnnamed

    case anyRouter
    case routerBound
    case routerForeign

    case circuitRight
    case circuitWrong
    case circuitMissing

    case sessionsWithoutLimit
    case sessionsLeft
    case sessionsTaken

    case serviceActive
    case servicePending
    case serviceStopped
    case serviceArchived

    case customerActive
    case customerNew
    case customerBlocked
    case customerInactive

    case notHeld
    case heldByStaff
    case heldUnpaid
    case heldFairUse
    case heldOtherwise

    case planMissing

    case letIn
    case refusedByRule
    case intoGarden
    case gardenNeedsPassword
}
