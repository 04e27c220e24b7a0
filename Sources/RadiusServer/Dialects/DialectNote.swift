// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Something that a router was not told as the grant has it.
enum DialectNote: Sendable, Hashable {
    /// The router's software is not known to understand it.
    case notUnderstood(GrantItem)
    /// The rate is above what the vendor's attribute holds; the greatest value, in bit/s, went out instead.
    case rateCapped(UInt64)
    /// The vendor counts in steps of so many bit/s.
    case rateRounded(UInt64)
    /// A rate of 0, which routers take for no limit or for none at all.
    case zeroRate
    /// Only so many resolvers of the family can be named.
    case resolversCut(IPFamily, Int)
    /// The router limits the direction from the subscriber by its profile alone.
    case uploadByProfileOnly
    /// The profile carries the speed on this vendor's routers, so the rates were left out.
    case profileInsteadOfRates
    /// RouterOS before 7 takes a delegated prefix in DHCPv6 but not in PPP.
    case delegationIgnoredInPPP
    /// A session timeout above so many seconds, the most that the router takes, which went out in its place.
    case sessionTimeoutCapped(UInt32)
    /// A guarantee above the rate, which went out as the rate.
    case guaranteeCapped
}

extension DialectNote: CustomStringConvertible {
    var description: String {
        switch self {
        case .notUnderstood(let item): "the router is not known to understand \(item.text); check what it does"
        case .rateCapped(let limit): "a rate is above \(limit) bit/s, the most that can be written; that was sent"
        case .rateRounded(let step): "the router counts rates in steps of \(step) bit/s; they were rounded down"
        case .zeroRate: "a rate is 0, which many routers take for no limit; name a small rate to slow a line down"
        case .resolversCut(let family, let count):
            "only \(count) \(family) resolvers can be named to the router; it does without the others"
        case .uploadByProfileOnly: "the rate from the subscriber can be limited by a profile only; name one in the plan"
        case .profileInsteadOfRates: "the profile sets the speed on this router, so the rates were left out"
        case .delegationIgnoredInPPP:
            "RouterOS before 7 ignores a delegated prefix in PPP; name a pool of delegated prefixes in its place"
        case .sessionTimeoutCapped(let limit): "the router takes a session timeout of \(limit) s at most; that was sent"
        case .guaranteeCapped: "a guaranteed rate is above the rate itself; it was sent as the rate"
        }
    }
}
