// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

extension Row {
    /// Rates from two columns, the one towards the subscriber first.
    func rates(_ column: Int) throws -> Rates {
        Rates(down: try number(column), up: try number(column + 1))
    }

    /// A number that must fit its type.
    func number<Number: FixedWidthInteger>(_ column: Int) throws -> Number {
        let value = try integer(column)
        guard let number = Number(exactly: value) else {
            throw StorageError(.column, doing: "reading column \(column)", detail: "\(value) is no \(Number.self)")
        }
        return number
    }

    /// The names of pools from four columns: IPv4, framed, stateful, delegated.
    func poolNames(_ column: Int) throws -> PoolNames {
        PoolNames(
            ipv4: try optional(column, utf8), framedIPv6: try optional(column + 1, utf8),
            statefulIPv6: try optional(column + 2, utf8), delegated: try optional(column + 3, utf8))
    }

    /// An amount from two columns: minor units, and the currency's code.
    func money(_ column: Int) throws -> Money {
        Money(minorUnits: try integer(column), currency: try Currency(code: try text(column + 1)))
    }

    /// Text as its bytes.
    func utf8(_ column: Int) throws -> [UInt8] {
        Array(try text(column).utf8)
    }
}
