// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RouterOSCodec

/// What a property holds, and so when two spellings of a value are the same.
enum PropertyKind: Sendable {
    case text
    case flag
    /// An address or prefix; a single address is the prefix of its full length.
    case address
    /// Several of them, in any order.
    case addresses
    /// Upload and download.
    case rates
    case duration

    /// Whether a router that has one needs not be given the other.
    func isSame(_ left: RawText, _ right: RawText) -> Bool {
        guard left != right else { return true }
        return switch self {
        case .text: false
        case .flag: Self.same(left.flag, right.flag)
        case .address: Self.same(Self.prefix(left), Self.prefix(right))
        case .addresses: Self.same(Self.prefixes(left), Self.prefixes(right))
        case .rates: Self.same(left.rates, right.rates)
        case .duration: Self.same(left.duration, right.duration)
        }
    }

    /// What can be read in neither spelling is not the same.
    private static func same<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
        left != nil && left == right
    }

    static func prefix(_ text: RawText) -> IPPrefix? {
        if let address = try? IPAddress(parsing: text.text) { return IPPrefix(address) }
        return try? IPPrefix(parsing: text.text)
    }

    private static func prefixes(_ text: RawText) -> Set<IPPrefix>? {
        let prefixes = text.list.map { prefix($0) }
        return prefixes.contains(nil) ? nil : Set(prefixes.compactMap(\.self))
    }
}
