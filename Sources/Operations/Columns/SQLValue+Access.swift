// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Storage

extension SQLValue {
    /// Rates as two columns; checked before to fit.
    static func rates(_ rates: Rates?) -> [SQLValue] {
        [.number(rates?.down), .number(rates?.up)]
    }

    /// A number that was checked to fit a column; nil is NULL.
    static func number(_ value: (some FixedWidthInteger)?) -> SQLValue {
        value.map { .integer(Int64(clamping: $0)) } ?? .null
    }

    /// The names of pools as four columns: IPv4, framed, stateful, delegated.
    static func poolNames(_ pools: PoolNames) -> [SQLValue] {
        [pools.ipv4, pools.framedIPv6, pools.statefulIPv6, pools.delegated].map { name in
            .text(name.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    /// Bytes; nil is NULL.
    static func bytes(_ value: [UInt8]?) -> SQLValue { value.map { .blob($0) } ?? .null }
}
