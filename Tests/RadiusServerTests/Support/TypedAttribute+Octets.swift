// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

extension TypedAttribute {
    /// The octets of a value that is octets or text; empty for other types.
    var plainOctets: [UInt8] {
        switch value {
        case .octets(let octets): octets
        case .text(let text): Array(text.utf8)
        default: []
        }
    }
}
