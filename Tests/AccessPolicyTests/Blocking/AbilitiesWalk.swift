// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// Every combination of what can matter for blocking.
enum AbilitiesWalk {
    /// Versions matter of RouterOS only.
    private static func versions(of vendor: NASVendor) -> [SoftwareVersion?] {
        guard vendor == .mikrotik else { return [nil] }
        return [nil, SoftwareVersion(6, 42), SoftwareVersion(6, 43), SoftwareVersion(6, 46, 1)]
    }

    private static let pool = Array("reject".utf8)

    /// Refusal, and gardens with every subset of pools, list and profile, with own addresses or not.
    static let rules: [GardenWay] =
        [.refuse]
        + (0..<128).map { bits in
            func has(_ bit: Int) -> [UInt8]? { bits >> bit & 1 == 1 ? pool : nil }
            return .garden(
                GardenTerms(
                    pools: PoolNames(ipv4: has(0), framedIPv6: has(1), statefulIPv6: has(2), delegated: has(3)),
                    addressList: has(4), profile: has(5), keepOwnAddresses: has(6) != nil))
        }

    static func forEach(_ body: (BlockingAbilities) -> Void) {
        for vendor in NASVendor.allCases {
            for version in versions(of: vendor) {
                for kind in AccessKind.allCases {
                    for bits in 0..<8 {
                        for rule in rules {
                            body(
                                BlockingAbilities(
                                    vendor: vendor, version: version, kind: kind, hasRouterAccess: bits & 1 != 0,
                                    takesControl: bits & 2 != 0, nextLogin: rule,
                                    longestSession: bits & 4 != 0 ? 3_600 : nil))
                        }
                    }
                }
            }
        }
    }
}
