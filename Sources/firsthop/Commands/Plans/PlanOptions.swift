// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues

/// What a plan gives beside its name and rates. An empty text, or `none`, takes away what was there.
struct PlanOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Burst rates, threshold and averaging seconds.", valueName: "200M/40M,80M/16M,30/30"))
    var burst: String?

    @Option(help: ArgumentHelp("Rates that a line gets even when its router is busy.", valueName: "10M/2M"))
    var guarantee: String?

    @Option(help: "Who goes first when a router is busy: 1 before 8.")
    var priority: String?

    @Option(help: "Seconds after which a session must log in again.")
    var sessionTimeout: String?

    @Option(help: "Seconds without traffic after which a session ends.")
    var idleTimeout: String?

    @Option(help: "Seconds between two meter readings.")
    var interimInterval: String?

    @Option(help: "The length of a line's delegation.")
    var delegate: PrefixLength?

    @OptionGroup var pools: PoolNameOptions

    @Option(help: "Resolvers for the subscriber, with commas between them.")
    var dns: String?

    @Option(help: "The router's address list for lines of this plan.")
    var addressList: String?

    @Option(help: "The router's PPP profile, policy or QoS profile for this plan.")
    var profile: String?

    @Option(help: ArgumentHelp("What a line pays for a month.", valueName: "29.90 EUR"))
    var price: String?

    /// Writes what was given into a plan.
    func apply(to plan: inout PlanDescription) throws {
        if let burst { plan.burst = try Self.isNothing(burst) ? nil : Self.burst(burst) }
        if let guarantee { plan.guarantee = try Self.isNothing(guarantee) ? nil : Rates(parsing: guarantee) }
        if let priority { plan.priority = try Self.number(priority, "--priority") }
        if let sessionTimeout { plan.sessionTimeout = try Self.number(sessionTimeout, "--session-timeout") }
        if let idleTimeout { plan.idleTimeout = try Self.number(idleTimeout, "--idle-timeout") }
        if let interimInterval { plan.interimInterval = try Self.number(interimInterval, "--interim-interval") }
        if let delegate { plan.delegatedLength = delegate.bits }
        pools.apply(to: &plan.pools)
        if let dns {
            plan.dns =
                try Self.isNothing(dns) ? [] : dns.split(separator: ",").map { try IPAddress(parsing: String($0)) }
        }
        if let addressList { plan.addressList = Self.isNothing(addressList) ? nil : addressList }
        if let profile { plan.profile = Self.isNothing(profile) ? nil : profile }
        if let price { plan.price = try Self.isNothing(price) ? nil : Money(parsing: price) }
    }

    /// Whether a value takes away what was there.
    static func isNothing(_ text: String) -> Bool { text.isEmpty || text == "none" }

    /// A number, or nil for nothing.
    static func number<Number: FixedWidthInteger>(_ text: String, _ option: String) throws -> Number? {
        if isNothing(text) { return nil }
        guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let number = Number(text) else {
            throw Refusal(
                .malformed, "\(option) “\(text)” is no whole number up to \(Number.max)",
                advice: "write digits only, or none")
        }
        return number
    }

    private static func burst(_ text: String) throws -> Burst {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let seconds = parts.last?.split(separator: "/").compactMap { UInt32($0) } ?? []
        guard parts.count == 3, seconds.count == 2 else {
            throw Refusal(
                .malformed, "--burst “\(text)” is not rates, threshold and seconds",
                advice: "write it like 200M/40M,80M/16M,30/30: each down/up")
        }
        return Burst(
            rates: try Rates(parsing: parts[0]), threshold: try Rates(parsing: parts[1]), secondsDown: seconds[0],
            secondsUp: seconds[1])
    }
}
