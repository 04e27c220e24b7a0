// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// The rules of a walled garden for nftables, as a file for `nft -f`.
///
/// The table is our own and nothing else is touched. The sets of guests keep their members when the file is loaded again, since
/// blocking puts them there; everything else is replaced, in one transaction.
public struct NFTablesBlockingRules: Sendable {
    private let blueprint: BlockingBlueprint

    public init(_ blueprint: BlockingBlueprint) {
        self.blueprint = blueprint
    }

    /// The name of the table, in the family `inet`.
    public static let table = "firsthop_garden"

    /// The set that holds the guests of a page in one family.
    public static func set(of page: GardenPage, _ family: IPFamily) -> String {
        page.rawValue + suffix(family)
    }

    /// The file; the same bytes for the same blueprint.
    public var text: String {
        (heading + sets + chains + webRules + guestRules + fromGuestRules + toGuestRules).map { $0 + "\n" }.joined()
    }

    private static func suffix(_ family: IPFamily) -> String {
        switch family {
        case .v4: "_4"
        case .v6: "_6"
        }
    }

    private static func word(_ family: IPFamily) -> String {
        switch family {
        case .v4: "ip"
        case .v6: "ip6"
        }
    }

    private var heading: [String] {
        [
            "# Firsthop's walled garden. Load it again after a change: guests stay where they are.",
            "add table inet \(Self.table)",
        ]
    }

    private func add(_ what: String, _ rest: String) -> String { "add \(what) inet \(Self.table) \(rest)" }

    private var sets: [String] {
        IPFamily.allCases.flatMap { family in
            let own = [
                ("resolvers", blueprint.resolvers(family)), ("reachable", blueprint.reachable(family)),
            ].flatMap { name, members in
                let set = name + Self.suffix(family)
                return [definition(set, family), "flush set inet \(Self.table) \(set)"] + elements(members, of: set)
            }
            let guests = blueprint.pages.flatMap { gate in
                let set = Self.set(of: gate.page, family)
                return [definition(set, family)] + elements(gate.prefixes(family), of: set)
            }
            return own + guests
        }
    }

    private func definition(_ set: String, _ family: IPFamily) -> String {
        let type =
            switch family {
            case .v4: "ipv4_addr"
            case .v6: "ipv6_addr"
            }
        return add("set", "\(set) { type \(type); flags interval; auto-merge; }")
    }

    private func elements(_ members: [IPPrefix], of set: String) -> [String] {
        members.isEmpty ? [] : [add("element", "\(set) { \(members.map(\.description).joined(separator: ", ")) }")]
    }

    /// Before the router's own filter (priority 0), so that nothing lets a guest through earlier.
    private var chains: [String] {
        let hooks = [
            ("web", " { type nat hook prerouting priority dstnat - 5; policy accept; }"),
            ("guests", " { type filter hook forward priority filter - 5; policy accept; }"),
            ("from_guest", ""), ("to_guest", ""),
        ]
        return hooks.map { add("chain", $0.0 + $0.1) } + hooks.map { "flush chain inet \(Self.table) \($0.0)" }
    }

    private var webRules: [String] {
        IPFamily.allCases.flatMap { family in
            blueprint.pages.compactMap { gate in
                guard let door = gate.door(family) else { return nil }
                let (word, set) = (Self.word(family), Self.set(of: gate.page, family))
                return rule(
                    "web",
                    "\(word) saddr @\(set) \(word) daddr != @reachable\(Self.suffix(family)) tcp dport 80 "
                        + "dnat \(word) to \(Self.text(door))")
            }
        }
    }

    private var guestRules: [String] {
        IPFamily.allCases.flatMap { family in
            blueprint.pages.flatMap { gate in
                let (word, set) = (Self.word(family), Self.set(of: gate.page, family))
                return [
                    rule("guests", "\(word) saddr @\(set) jump from_guest"),
                    rule("guests", "\(word) daddr @\(set) jump to_guest"),
                ]
            }
        }
    }

    private var fromGuestRules: [String] {
        IPFamily.allCases.flatMap { family in
            let (word, suffix) = (Self.word(family), Self.suffix(family))
            return [
                rule("from_guest", "\(word) daddr @resolvers\(suffix) meta l4proto { tcp, udp } th dport 53 accept"),
                rule("from_guest", "\(word) daddr @reachable\(suffix) tcp dport { 80, 443 } accept"),
            ]
                + blueprint.doors(family).map {
                    rule("from_guest", "\(word) daddr \($0.address) tcp dport \($0.port) accept")
                }
        } + [
            // Over IPv6 Linux goes on trying a connection that is only called prohibited.
            rule("from_guest", "meta l4proto tcp reject with tcp reset"),
            rule("from_guest", "reject with icmpx admin-prohibited"),
        ]
    }

    /// Connections from before the block, and who calls in, must not go on one way. Only what says that a packet was too big may
    /// come from anywhere: without it the page itself would hang on some paths.
    private var toGuestRules: [String] {
        IPFamily.allCases.flatMap { family in
            let (word, suffix) = (Self.word(family), Self.suffix(family))
            return [
                rule("to_guest", "\(word) saddr @resolvers\(suffix) meta l4proto { tcp, udp } th sport 53 accept"),
                rule("to_guest", "\(word) saddr @reachable\(suffix) tcp sport { 80, 443 } accept"),
            ]
                + blueprint.doors(family).map {
                    rule("to_guest", "\(word) saddr \($0.address) tcp sport \($0.port) accept")
                }
        } + [
            rule("to_guest", "icmp type destination-unreachable icmp code 4 accept"),
            rule("to_guest", "icmpv6 type packet-too-big accept"),
            rule("to_guest", "drop"),
        ]
    }

    private func rule(_ chain: String, _ text: String) -> String { add("rule", "\(chain) \(text)") }

    private static func text(_ door: GardenDoor) -> String {
        switch door.address {
        case .v4(let address): "\(address):\(door.port)"
        case .v6(let address): "[\(address)]:\(door.port)"
        }
    }
}
