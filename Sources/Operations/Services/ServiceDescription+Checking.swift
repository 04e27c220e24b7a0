// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
public import ProviderValues

extension ServiceDescription {
    /// Refuses what is wrong in itself, whatever else the database holds.
    ///
    /// - Parameter hasPassword: whether the line has one, or is given one now.
    func check(hasPassword: Bool) throws(Refusal) {
        try NameRule.check(name, of: "the service")
        if hasPassword && userName == nil {
            throw Refusal(
                .malformed, "service “\(name)” has a password but no user name",
                advice: "give it a user name, or no password")
        }
        try checkDevices()
        try Self.check(circuitID, "the circuit id")
        try Self.check(remoteID, "the remote id")
        if let hold, !hold.isHold {
            throw Refusal(
                .malformed, "“\(hold.rawValue)” is found out at a login, it cannot be set",
                advice: "a line is held back with unpaid, fair_use or by_staff")
        }
        try RouterText.check(pools, of: "service “\(name)”")
        try checkRoutes()
        if mainService != nil && !accessKind.opensRadioOnly {
            throw Refusal(
                .malformed, "a line of kind \(accessKind.rawValue) does not open a radio for another one",
                advice: "only wireless_mac and wireless_eap have a main service")
        }
    }

    private func checkDevices() throws(Refusal) {
        guard macs.count <= Self.maximumMACs else {
            throw Refusal(
                .malformed, "service “\(name)” has \(macs.count) MAC addresses, more than \(Self.maximumMACs)",
                advice: "take those away that are no longer used")
        }
        guard Set(macs).count == macs.count else {
            throw Refusal(.malformed, "service “\(name)” has a MAC address twice", advice: "take one of them away")
        }
        if let group = macs.first(where: \.isMulticast) {
            throw Refusal(
                .malformed, "\(group) is the address of a group, not of a device", advice: "look at the label again")
        }
        switch macBinding {
        case .none: break
        case .listed:
            guard !macs.isEmpty else {
                throw Refusal(
                    .malformed, "service “\(name)” is bound to listed MAC addresses, but none is listed",
                    advice: "list one, or bind it to the first device that comes")
            }
        case .first(let limit, _):
            guard (1...Self.maximumMACs).contains(Int(limit)) else {
                throw Refusal(
                    .malformed, "binding to the first \(limit) devices is not possible",
                    advice: "choose 1 to \(Self.maximumMACs)")
            }
        }
    }

    private static func check(_ id: [UInt8]?, _ what: String) throws(Refusal) {
        guard let id, !(1...maximumIDBytes).contains(id.count) else { return }
        throw Refusal(
            .malformed, "\(what) has \(id.count) bytes, not 1 to \(maximumIDBytes)",
            advice: "give it as the access node sends it")
    }

    private func checkRoutes() throws(Refusal) {
        guard routes.count <= Self.maximumRoutes else {
            throw Refusal(
                .malformed, "\(routes.count) routes are more than \(Self.maximumRoutes)", advice: "put some together")
        }
        guard Set(routes).count == routes.count else {
            throw Refusal(.malformed, "service “\(name)” has a route twice", advice: "take one of them away")
        }
        if let all = routes.first(where: { $0.length == 0 }) {
            throw Refusal(
                .malformed, "the route \(all) would bring everybody's traffic to one line",
                advice: "route a smaller prefix")
        }
    }
}

extension BlockReason {
    /// Whether a line can be held back for it; the other reasons are found out at a login.
    public var isHold: Bool {
        switch self {
        case .unpaid, .fairUse, .byStaff: true
        case .unknownUser, .wrongPassword, .wrongMAC, .wrongNAS, .customerNotActive, .serviceNotActive,
            .tooManySessions:
            false
        }
    }
}
