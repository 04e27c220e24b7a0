// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser

/// Names of pools that routers keep. An empty text, or `none`, takes away what was there.
struct PoolNameOptions: ParsableArguments {
    @Option(name: .customLong("ipv4-pool"), help: "The router's pool of IPv4 addresses (Framed-Pool).")
    var ipv4: String?

    @Option(name: .customLong("framed-ipv6-pool"), help: "The router's pool of link prefixes (Framed-IPv6-Pool).")
    var framed: String?

    @Option(
        name: .customLong("stateful-ipv6-pool"),
        help: "The router's pool of single IPv6 addresses (Stateful-IPv6-Address-Pool).")
    var stateful: String?

    @Option(
        name: .customLong("delegated-ipv6-pool"),
        help: "The router's pool of prefixes to delegate (Delegated-IPv6-Prefix-Pool).")
    var delegated: String?

    /// Writes what was given into names.
    func apply(to names: inout PoolNames) {
        if let ipv4 { names.ipv4 = Self.name(ipv4) }
        if let framed { names.framedIPv6 = Self.name(framed) }
        if let stateful { names.statefulIPv6 = Self.name(stateful) }
        if let delegated { names.delegated = Self.name(delegated) }
    }

    private static func name(_ text: String) -> [UInt8]? {
        PlanOptions.isNothing(text) ? nil : Array(text.utf8)
    }
}
