// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
public import ProviderValues

/// How one logs in at a demo provider. Its secrets are known to everybody, so its routers ask from this machine only.
public enum DemoAccess {
    /// The secret of every demo router.
    public static let secret = Secret("firsthop-demo-on-this-machine")

    /// The password of the line that logs in as `userName`.
    public static func password(of userName: String) -> Secret { Secret(userName + "-demo") }

    /// Where the demo's first and second router ask from; further ones do not ask.
    static let sources = ["127.0.0.1", "::1"]

    /// What the demo sells, in the order in which lines have it.
    static var plans: [PlanDescription] {
        var home = PlanDescription(name: "Home 100", rates: Rates(down: 100_000_000, up: 20_000_000))
        home.interimInterval = 300
        home.priority = 8
        var family = PlanDescription(name: "Family 300", rates: Rates(down: 300_000_000, up: 60_000_000))
        family.interimInterval = 300
        family.priority = 8
        family.burst = Burst(
            rates: Rates(down: 500_000_000, up: 100_000_000), threshold: Rates(down: 240_000_000, up: 48_000_000),
            secondsDown: 30, secondsUp: 30)
        var business = PlanDescription(name: "Business 1000", rates: Rates(down: 1_000_000_000, up: 500_000_000))
        business.interimInterval = 300
        business.priority = 5
        business.delegatedLength = 48
        return [home, family, business]
    }

    /// A demo router, as it is when nobody has measured it: RouterOS, asking from this machine.
    static func router(_ name: String, number: Int) throws -> NASDescription {
        var terms = NASDescription(name: name)
        terms.vendor = .mikrotik
        terms.version = SoftwareVersion(7, 20)
        if sources.indices.contains(number) { terms.source = IPPrefix(try IPAddress(parsing: sources[number])) }
        return terms
    }
}

/// A line of the demo that can log in, as an example.
public struct DemoLogin: Sendable {
    public let router: String
    /// Where the router asks from.
    public let source: String
    public let userName: String
}
