// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

extension PlanDescription {
    /// Refuses what no router could carry out, or what would not mean what it seems to.
    func check() throws(Refusal) {
        try NameRule.check(name, of: "the plan")
        try Self.check(rates, "the rates")
        try checkBurst()
        if let guarantee, guarantee.down > rates.down || guarantee.up > rates.up {
            throw Refusal(
                .malformed, "the guarantee \(guarantee) of plan “\(name)” is more than its rates \(rates)",
                advice: "guarantee at most the rates")
        }
        if let priority, !(1...8).contains(priority) {
            throw Refusal(.malformed, "priority \(priority) is none of 1 to 8", advice: "1 goes before 8")
        }
        try checkTimes()
        guard (1...64).contains(delegatedLength) else {
            throw Refusal(
                .malformed, "/\(delegatedLength) is no length of a delegation",
                advice: "choose one of /1 to /64; usual is /56")
        }
        guard dns.count <= Self.maximumResolvers else {
            throw Refusal(
                .malformed, "\(dns.count) resolvers are more than \(Self.maximumResolvers)", advice: "leave some out")
        }
        if let price, price.minorUnits < 0 {
            throw Refusal(
                .malformed, "the price \(price) of plan “\(name)” is less than nothing",
                advice: "give what a line pays for a month, or none")
        }
        try RouterText.check(pools, of: "plan “\(name)”")
        try RouterText.check(addressList, "the address list of plan “\(name)”")
        try RouterText.check(profile, "the profile of plan “\(name)”")
    }

    /// A rate of nothing is no way to block a line, and more than 63 bits cannot be stored.
    static func check(_ rates: Rates, _ what: String) throws(Refusal) {
        guard rates.down > 0, rates.up > 0, rates.down <= UInt64(Int64.max), rates.up <= UInt64(Int64.max) else {
            throw Refusal(
                .malformed, "\(what) \(rates) are not both more than 0 and less than 2^63 bits per second",
                advice: "write them like 100M/20M; a line is held back with its state, not with its rate")
        }
    }

    private func checkBurst() throws(Refusal) {
        guard let burst else { return }
        try Self.check(burst.rates, "the burst rates")
        try Self.check(burst.threshold, "the burst threshold")
        guard burst.rates.down >= rates.down, burst.rates.up >= rates.up else {
            throw Refusal(
                .malformed, "the burst \(burst.rates) of plan “\(name)” is less than its rates \(rates)",
                advice: "a burst goes above the rates")
        }
        // RouterOS keeps these times in 16 bits; an hour is far beyond any use.
        guard (1...65_535).contains(burst.secondsDown), (1...65_535).contains(burst.secondsUp) else {
            throw Refusal(
                .malformed, "burst times of \(burst.secondsDown) and \(burst.secondsUp) seconds are out of range",
                advice: "choose 1 to 65535 seconds; usual are 30 to 60")
        }
    }

    private func checkTimes() throws(Refusal) {
        if let interimInterval, interimInterval < Self.leastInterimInterval {
            throw Refusal(
                .malformed,
                "meter readings every \(interimInterval) seconds are more often than RFC 2869 section 5.16 allows",
                advice: "choose at least \(Self.leastInterimInterval) seconds; usual are 300")
        }
        if sessionTimeout == 0 || idleTimeout == 0 {
            throw Refusal(
                .malformed,
                "a timeout of 0 seconds of plan “\(name)” would mean never to some routers, at once to others",
                advice: "leave it out for never")
        }
    }
}
