// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// A grant as the dialects' vectors write it: `key=value` between blanks.
struct GrantText {
    var grant = AccessGrant(trace: DecisionTrace(at: Timestamp(seconds: 0)))
    /// Whether the router has up and down the other way round.
    var isInverted = false
    private var down: String?
    private var burst: (rates: Rates?, threshold: Rates?, seconds: Rates?) = (nil, nil, nil)

    /// A key that nobody knows, or a value that is none.
    struct Fault: Error { let key, value: String }

    init(_ text: String) throws {
        for word in text.split(separator: " ") {
            let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else { throw Fault(key: String(word), value: "") }
            try set(pair[0], pair[1])
        }
        if let rates = burst.rates, let threshold = burst.threshold, let seconds = burst.seconds {
            grant.burst = Burst(
                rates: rates, threshold: threshold, secondsDown: UInt32(seconds.down), secondsUp: UInt32(seconds.up))
        }
    }

    private mutating func set(_ key: String, _ value: String) throws {
        let list = value.split(separator: ",").map(String.init)
        switch key {
        // What the grant does not say: for the reader of the file.
        case "kind", "protocol": break
        case "down": down = value
        case "up": grant.rates = try Rates(parsing: "\(down ?? "")/\(value)")
        case "burst": burst.rates = try Rates(parsing: value)
        case "threshold": burst.threshold = try Rates(parsing: value)
        case "seconds": burst.seconds = try Rates(parsing: value)
        case "guarantee": grant.guarantee = try Rates(parsing: value)
        case "priority": grant.priority = UInt8(value)
        case "ipv4": try setIPv4(value)
        case "framed6": grant.line.framedIPv6 = try list.map { try IPv6Prefix(parsing: $0) }
        case "address6": grant.line.ipv6Addresses = try list.map { try IPv6Address(parsing: $0) }
        case "ifid": grant.line.interfaceID = try InterfaceIdentifier(parsing: value)
        case "delegated": grant.line.delegated = try list.map { try IPv6Prefix(parsing: $0) }
        case "route": grant.line.routes = try list.map { try IPPrefix(parsing: $0) }
        case "dns": grant.dns = try list.map { try IPAddress(parsing: $0) }
        case "session": grant.sessionTimeout = UInt32(value)
        case "idle": grant.idleTimeout = UInt32(value)
        case "interim": grant.interimInterval = UInt32(value)
        case "inverted": isInverted = value == "1"
        default: try setName(key, value)
        }
    }

    private mutating func setName(_ key: String, _ value: String) throws {
        let name = [UInt8](value.utf8)
        switch key {
        case "pool4": grant.pools.ipv4 = name
        case "poolframed6": grant.pools.framedIPv6 = name
        case "poolstateful6": grant.pools.statefulIPv6 = name
        case "pooldelegated6": grant.pools.delegated = name
        case "list": grant.addressList = name
        case "profile": grant.profile = name
        case "for":
            guard let purpose = ReplyPurpose(rawValue: value) else { throw Fault(key: key, value: value) }
            grant.purpose = purpose
        case "garden":
            guard let reason = BlockReason(rawValue: value) else { throw Fault(key: key, value: value) }
            grant.garden = reason
            grant.purpose = .block
        default: throw Fault(key: key, value: value)
        }
    }

    private mutating func setIPv4(_ value: String) throws {
        let parts = value.split(separator: "/").map(String.init)
        grant.line.ipv4 = try IPv4Address(parsing: parts[0])
        grant.line.netmaskLength = parts.count > 1 ? UInt8(parts[1]) : nil
    }
}
