// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues

/// Compares what routers report with what is held, without looking anything up itself.
struct SightingCheck {
    /// What is held by a service at present.
    struct Held {
        let prefix: IPPrefix
        let kind: HoldingKind
        let service: ServiceID
    }

    /// What the services hold whose sessions report something.
    var own: [ServiceID: [Held]] = [:]
    /// Everything held that covers a reported prefix or is equal to it, by its prefix.
    var covering: [IPPrefix: Held] = [:]

    /// The verdict on a prefix that a session of a service has, and who holds it where that is another service.
    func verdict(on sighted: SightedPrefix, of service: ServiceID?) -> (SightingVerdict, holder: ServiceID?) {
        let held = service.flatMap { own[$0] } ?? []
        if held.contains(where: { $0.prefix.overlaps(sighted.prefix) }) { return (.agrees, nil) }
        let other = covers(of: sighted.prefix).lazy.compactMap { covering[$0] }.first { $0.service != service }
        if let other { return (.foreign, other.service) }
        let isExpected = held.contains { Self.isMatch($0, sighted) }
        return (isExpected ? .differs : .unplanned, nil)
    }

    /// Whether what is held is what the router should have reported in this place.
    private static func isMatch(_ held: Held, _ sighted: SightedPrefix) -> Bool {
        guard held.prefix.family == sighted.prefix.family else { return false }
        return switch sighted.kind {
        case .delegated: held.kind == .delegation
        case .framed, .address, .ipv4: held.kind == .assignment
        }
    }

    /// The prefix itself and everything around it, the narrowest first.
    private func covers(of prefix: IPPrefix) -> [IPPrefix] {
        stride(from: prefix.length, through: 0, by: -1).compactMap { prefix.supernet(length: $0) }
    }
}
