// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import ProviderValues

/// The rules of a walled garden for RouterOS, as a script for `/import`.
///
/// Every row carries our comment; running the script again replaces exactly those. Members of the guests' lists that blocking has
/// put there carry another comment and stay.
public struct RouterOSBlockingRules: Sendable {
    private let blueprint: BlockingBlueprint
    private let version: SoftwareVersion

    /// - Parameter version: RouterOS before 7 has no NAT for IPv6; its guests are refused at once there, and try IPv4.
    public init(_ blueprint: BlockingBlueprint, version: SoftwareVersion) {
        self.blueprint = blueprint
        self.version = version
    }

    /// What marks a row as ours.
    public static let comment = "firsthop:garden"

    static let resolvers = "firsthop-resolvers"
    static let reachable = "firsthop-reachable"
    static let web = "firsthop-garden-web"
    static let fromGuest = "firsthop-from-guest"
    static let toGuest = "firsthop-to-guest"

    /// The script; the same bytes for the same blueprint and version.
    public var text: String {
        var lines = [
            "# Firsthop's walled garden for RouterOS \(version). Import it again after a change: it replaces its own rows only.",
            "# FastTrack goes around these rules: take the guests' lists out of the rule that fasttracks.",
        ]
        for family in IPFamily.allCases {
            lines += section("\(Self.menu(family)) firewall address-list", listRows(family))
            if hasNAT(family) { lines += section("\(Self.menu(family)) firewall nat", webRows(family)) }
            lines += section("\(Self.menu(family)) firewall filter", filterRows(family))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func menu(_ family: IPFamily) -> String {
        switch family {
        case .v4: "/ip"
        case .v6: "/ipv6"
        }
    }

    private func hasNAT(_ family: IPFamily) -> Bool {
        switch family {
        case .v4: true
        case .v6: version >= SoftwareVersion(7)
        }
    }

    private func section(_ menu: String, _ rows: [RouterOSRule]) -> [String] {
        let comment = RouterOSRule.quoted(Self.comment)
        return [menu, "remove [find where comment=\(comment)]"] + rows.map { $0.text(comment: Self.comment) }
    }

    private func listRows(_ family: IPFamily) -> [RouterOSRule] {
        func rows(_ list: String, _ members: [IPPrefix]) -> [RouterOSRule] {
            members.map { RouterOSRule(("list", list), ("address", $0.description)) }
        }
        return rows(Self.resolvers, blueprint.resolvers(family)) + rows(Self.reachable, blueprint.reachable(family))
            + blueprint.pages.flatMap { gate in gate.lists.prefix(1).flatMap { rows($0, gate.prefixes(family)) } }
    }

    private func webRows(_ family: IPFamily) -> [RouterOSRule] {
        let target =
            switch family {
            case .v4: "to-addresses"
            case .v6: "to-address"
            }
        let redirects = blueprint.pages.flatMap { gate in
            gate.lists.compactMap { list -> RouterOSRule? in
                guard let door = gate.door(family) else { return nil }
                return RouterOSRule(
                    ("chain", Self.web), ("src-address-list", list), ("protocol", "tcp"), ("dst-port", "80"),
                    ("action", "dst-nat"), (target, Self.text(door.address)), ("to-ports", "\(door.port)"))
            }
        }
        guard !redirects.isEmpty else { return [] }
        return redirects + [
            RouterOSRule(
                ("chain", "dstnat"), ("dst-address-list", "!" + Self.reachable), ("protocol", "tcp"),
                ("dst-port", "80"), ("action", "jump"), ("jump-target", Self.web)
            ).first
        ]
    }

    /// `to-address` of IPv6 is a prefix.
    private static func text(_ address: IPAddress) -> String {
        switch address {
        case .v4(let address): "\(address)"
        case .v6(let address): "\(address)/128"
        }
    }

    private func filterRows(_ family: IPFamily) -> [RouterOSRule] {
        let jumps = blueprint.pages.flatMap(\.lists).reduce(into: [String]()) { lists, list in
            if !lists.contains(list) { lists.append(list) }
        }.flatMap { list in
            [("src-address-list", Self.fromGuest), ("dst-address-list", Self.toGuest)].map { match, chain in
                RouterOSRule(("chain", "forward"), (match, list), ("action", "jump"), ("jump-target", chain)).first
            }
        }
        // The jumps come last and go to the front: before them the chains are complete.
        return chain(Self.fromGuest, towards: "dst", family) + refusals
            + chain(Self.toGuest, towards: "src", family)
            + [tooBig(family), RouterOSRule(("chain", Self.toGuest), ("action", "drop"))] + jumps
    }

    /// What guests may reach (`dst`) and be reached from (`src`).
    private func chain(_ chain: String, towards end: String, _ family: IPFamily) -> [RouterOSRule] {
        ["udp", "tcp"].map {
            RouterOSRule(
                ("chain", chain), ("\(end)-address-list", Self.resolvers), ("protocol", $0), ("\(end)-port", "53"),
                ("action", "accept"))
        } + [
            RouterOSRule(
                ("chain", chain), ("\(end)-address-list", Self.reachable), ("protocol", "tcp"),
                ("\(end)-port", "80,443"), ("action", "accept"))
        ]
            + blueprint.doors(family).map {
                RouterOSRule(
                    ("chain", chain), ("\(end)-address", Self.text($0.address)), ("protocol", "tcp"),
                    ("\(end)-port", "\($0.port)"), ("action", "accept"))
            }
    }

    private var refusals: [RouterOSRule] {
        [
            // Over IPv6 some systems go on trying a connection that is only called prohibited.
            RouterOSRule(
                ("chain", Self.fromGuest), ("protocol", "tcp"), ("action", "reject"), ("reject-with", "tcp-reset")),
            RouterOSRule(
                ("chain", Self.fromGuest), ("action", "reject"), ("reject-with", "icmp-admin-prohibited")),
        ]
    }

    /// What says that a packet was too big may come from anywhere: without it the page itself would hang on some paths.
    private func tooBig(_ family: IPFamily) -> RouterOSRule {
        switch family {
        case .v4:
            RouterOSRule(
                ("chain", Self.toGuest), ("protocol", "icmp"), ("icmp-options", "3:4"), ("action", "accept"))
        case .v6:
            RouterOSRule(
                ("chain", Self.toGuest), ("protocol", "icmpv6"), ("icmp-options", "2:0-255"), ("action", "accept"))
        }
    }
}
