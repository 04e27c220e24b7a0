// SPDX-License-Identifier: Apache-2.0

extension TraceStep {
    /// The step as one would tell it to somebody at the telephone.
    public var text: String {
        switch self {
        case .foundByUserName: "the user name belongs to this line"
        case .foundByMAC: "the device's hardware address belongs to this line"
        case .foundByCircuit: "the circuit belongs to this line"
        case .notFound: "no line has this user name, hardware address or circuit"
        case .passwordNotNeeded: "a line of this kind is known by its device or circuit and needs no password"
        case .passwordRight: "the password is right"
        case .passwordWrong: "the password is not the line's"
        case .passwordMissing: "the request has no password, but the line needs one"
        case .passwordNotStored: "the line needs a password, but none is stored to compare with; set one"
        case .anyDevice: "the line may use any device"
        case .deviceBound: "the device is one of the line's"
        case .deviceNew: "the device is new and will be bound to the line"
        case .deviceReplaces: "the device is new and will take the place of the line's oldest one"
        case .deviceForeign: "the line is bound to other devices; bind this one, or remove one of them"
        case .deviceUnnamed: "the line is bound to its devices, but the request does not say which device asks"
        case .anyRouter: "the line may come from any router"
        case .routerBound: "the request comes from the line's router"
        case .routerForeign: "the line is bound to another router than the one that asks"
        case .circuitRight: "the request comes over the line's circuit"
        case .circuitWrong: "the request comes over another circuit than the line's"
        case .circuitMissing: "the line is bound to a circuit, but the request names none"
        case .sessionsWithoutLimit: "the line may be online as often as it likes"
        case .sessionsLeft: "the line may have another session"
        case .sessionsTaken: "the line already has all the sessions that it may have"
        case .serviceActive: "the service is active"
        case .servicePending: "the service is pending: it has not begun yet"
        case .serviceStopped: "the service is stopped"
        case .serviceArchived: "the service has ended"
        case .customerActive: "the customer is active"
        case .customerNew: "the customer is new: not connected yet"
        case .customerBlocked: "the customer is blocked"
        case .customerInactive: "the customer has left"
        case .notHeld: "nothing holds the line back"
        case .heldByStaff: "staff cut the line off by hand"
        case .heldUnpaid: "the line is held back until an open balance is paid"
        case .heldFairUse: "the line has used up what fair use allows"
        case .heldOtherwise: "the line is held back for another reason"
        case .planMissing: "the line's plan is not known here, so its speed is not either; look at the line's plan"
        case .letIn: "so it is let in on its own terms"
        case .refusedByRule: "so it is refused, as this router's rule for the reason says"
        case .intoGarden: "so it is let into the walled garden, as this router's rule for the reason says"
        case .gardenNeedsPassword:
            "so it is refused: the rule wants a walled garden, but MS-CHAP can let nobody in without the right password"
        }
    }
}
