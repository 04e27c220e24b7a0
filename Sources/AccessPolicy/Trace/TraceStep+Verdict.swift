// SPDX-License-Identifier: Apache-2.0

extension TraceStep {
    /// What a step says about the line.
    public enum Verdict: Sendable, Hashable {
        /// Nothing stands in the way here.
        case passes
        /// This is why the line is not let in on its own terms.
        case blocks
        /// What follows from it.
        case concludes
    }

    /// What this step says about the line.
    public var verdict: Verdict {
        switch self {
        case .foundByUserName, .foundByMAC, .foundByCircuit, .passwordNotNeeded, .passwordRight, .anyDevice,
            .deviceBound, .deviceNew, .deviceReplaces, .anyRouter, .routerBound, .circuitRight, .sessionsWithoutLimit,
            .sessionsLeft,
            .serviceActive, .customerActive, .notHeld:
            .passes
        case .notFound, .passwordWrong, .passwordMissing, .passwordNotStored, .deviceForeign, .deviceUnnamed,
            .routerForeign, .circuitWrong, .circuitMissing, .sessionsTaken, .servicePending, .serviceStopped,
            .serviceArchived, .customerNew, .customerBlocked, .customerInactive, .heldByStaff, .heldUnpaid,
            .heldFairUse, .heldOtherwise, .planMissing:
            .blocks
        case .letIn, .refusedByRule, .intoGarden, .gardenNeedsPassword: .concludes
        }
    }
}
