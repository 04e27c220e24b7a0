// SPDX-License-Identifier: Apache-2.0

import AccessPolicy

/// Names that we tell a router: pools, lists, profiles. An attribute carries at most 247 bytes beside its vendor's headers.
enum RouterText {
    private static let maximumBytes = 247

    /// - Parameter what: what it is, for the message: “the profile of plan “Home””.
    static func check(_ text: String?, _ what: String) throws(Refusal) {
        guard let text else { return }
        try check(Array(text.utf8), what)
    }

    /// - Parameter owner: whose pools they are, for the message.
    static func check(_ pools: PoolNames, of owner: String) throws(Refusal) {
        for name in [pools.ipv4, pools.framedIPv6, pools.statefulIPv6, pools.delegated] {
            guard let name else { continue }
            try check(name, "a pool name of \(owner)")
        }
    }

    private static func check(_ bytes: [UInt8], _ what: String) throws(Refusal) {
        guard (1...maximumBytes).contains(bytes.count) else {
            throw Refusal(
                .malformed, "\(what) has \(bytes.count) bytes; an attribute carries 1 to \(maximumBytes)",
                advice: "give it as the router knows it, or leave it out")
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw Refusal(.malformed, "\(what) holds a control character", advice: "remove it")
        }
    }
}
