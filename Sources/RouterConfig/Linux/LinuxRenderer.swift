// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Writes a configuration as a shell script of tc and nft. It can be run again: the queues are built anew and the map is replaced in
/// one step. Nothing else of the router's firewall is touched.
public struct LinuxRenderer {
    public init() {}

    /// The script, the same bytes for the same configuration.
    public func script(_ configuration: LinuxConfiguration) -> String {
        var text = """
            # Queues of \(ShellComment.harmless(configuration.router)). Written by Firsthop; may be run again.
            set -eu

            """
        text += singlePackets(configuration)
        for direction in RateDirection.allCases { text += queues(configuration, direction) }
        return text + marks(configuration)
    }

    /// The lines for tc that set the rates of these classes and nothing else: a new member changes its parents alone.
    public func update(_ configuration: LinuxConfiguration, of tokens: Set<ShapingToken>) -> String {
        let changed = configuration.classes.filter { tokens.contains($0.token) }
        return RateDirection.allCases.map { direction in
            changed.map { written("change", $0, configuration.interface(direction), direction) }.joined()
        }.joined()
    }

    /// HTB gives each line a packet in its turn. Packets that the card has merged are one, so a line with long transfers would get
    /// many times the share of one with short packets.
    private func singlePackets(_ configuration: LinuxConfiguration) -> String {
        """

        # Merged packets would get more than their share.
        for interface in \(configuration.towardsSubscribers) \(configuration.towardsInternet); do
            ethtool -K "$interface" gro off lro off 2>/dev/null ||
                echo "cannot turn off the merging of packets on $interface: lines will not share evenly" >&2
        done

        """
    }

    /// HTB cannot be changed into another tree, so it is taken away first. What no class claims is not limited (`default 0`).
    private func queues(_ configuration: LinuxConfiguration, _ direction: RateDirection) -> String {
        let interface = configuration.interface(direction)
        var text = """

            # \(direction.title)
            tc qdisc del dev \(interface) root 2>/dev/null || :
            tc -batch - <<'END'
            qdisc add dev \(interface) root handle 1: htb default 0

            """
        for shaped in configuration.classes {
            text += "# \(shaped.token) \(ShellComment.harmless(shaped.name))\n"
            text += written("add", shaped, interface, direction)
            if shaped.priority != nil {
                text += "qdisc add dev \(interface) parent \(shaped.handle) \(configuration.leaf.terms)\n"
            }
        }
        return text + "END\n"
    }

    private func written(
        _ command: String, _ shaped: LinuxClass, _ interface: LinuxInterface, _ direction: RateDirection
    ) -> String {
        let terms = shaped.terms(direction)
        let parent = shaped.parent == 0 ? "1:" : "1:\(String(shaped.parent, radix: 16))"
        let line =
            "class \(command) dev \(interface) parent \(parent) classid \(shaped.handle) htb"
            + " rate \(terms.rate)bit ceil \(terms.ceiling)bit"
            + " burst \(LinuxClass.Terms.burst(of: terms.rate))b cburst \(LinuxClass.Terms.burst(of: terms.ceiling))b"
        return line + " quantum \(LinuxClass.quantum)" + (shaped.priority.map { " prio \($0)" } ?? "") + "\n"
    }

    /// One table, replaced as a whole. It looks before source addresses are translated (priority mangle), so that a subscriber's
    /// own address is seen in both families and directions.
    private func marks(_ configuration: LinuxConfiguration) -> String {
        """

        nft -f - <<'END'
        table inet firsthop_shaping
        delete table inet firsthop_shaping
        table inet firsthop_shaping {
        \(map("lines4", "ipv4_addr", configuration.members.filter { $0.prefix.family == .v4 }))
        \(map("lines6", "ipv6_addr", configuration.members.filter { $0.prefix.family == .v6 }))
            chain shape {
                type filter hook postrouting priority mangle; policy accept;
                oifname "\(configuration.towardsSubscribers)" meta priority set ip daddr map @lines4
                oifname "\(configuration.towardsSubscribers)" meta priority set ip6 daddr map @lines6
                oifname "\(configuration.towardsInternet)" meta priority set ip saddr map @lines4
                oifname "\(configuration.towardsInternet)" meta priority set ip6 saddr map @lines6
            }
        }
        END

        """
    }

    private func map(_ name: String, _ type: String, _ members: [LinuxConfiguration.Member]) -> String {
        let elements = members.map { "            \($0.prefix) : 1:\(String($0.minor, radix: 16))" }
        let list = elements.isEmpty ? "" : "\n        elements = {\n\(elements.joined(separator: ",\n"))\n        }"
        return "    map \(name) {\n        type \(type) : classid\n        flags interval\(list)\n    }"
    }
}

extension LinuxClass {
    fileprivate func terms(_ direction: RateDirection) -> Terms {
        switch direction {
        case .down: down
        case .up: up
        }
    }

    fileprivate var handle: String { "1:\(String(minor, radix: 16))" }
}

extension RateDirection {
    fileprivate var title: String {
        switch self {
        case .down: "To the subscribers"
        case .up: "From the subscribers"
        }
    }
}
