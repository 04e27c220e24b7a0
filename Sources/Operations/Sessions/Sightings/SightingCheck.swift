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
        if agrees(sighted, of: service) { return (.agrees, nil) }
        if let other = other(than: service, around: sighted.prefix) { return (.foreign, other) }
        let isExpected = held(by: service).contains { Self.isMatch($0, sighted) }
        return (isExpected ? .differs : .unplanned, nil)
    }

    /// Whether a session has what its service holds; then nobody else need be looked for.
    func agrees(_ sighted: SightedPrefix, of service: ServiceID?) -> Bool {
        held(by: service).contains { $0.prefix.overlaps(sighted.prefix) }
    }

    private func held(by service: ServiceID?) -> [Held] { service.flatMap { own[$0] } ?? [] }

    /// Whether what is held is what the router should have reported in this place.
    private static func isMatch(_ held: Held, _ sighted: SightedPrefix) -> Bool {
        guard held.prefix.family == sighted.prefix.family else { return false }
        return switch sighted.kind {
        case .delegated: held.kind == .delegation
        case .framed, .address, .ipv4: held.kind == .assignment
        }
    }

    /// Who else holds the prefix or something around it; of several the narrowest counts.
    private func other(than service: ServiceID?, around prefix: IPPrefix) -> ServiceID? {
        guard !covering.isEmpty else { return nil }
        for length in stride(from: prefix.length, through: 0, by: -1) {
            guard let cover = prefix.supernet(length: length), let held = covering[cover] else { continue }
            if held.service != service { return held.service }
        }
        return nil
    }
}
