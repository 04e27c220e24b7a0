// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Storage

/// A few addresses in one text column, in their order, with commas between them.
enum AddressList {
    static func text(of addresses: [IPAddress]) -> String {
        addresses.map(\.description).joined(separator: ",")
    }

    static func addresses(in text: String) throws -> [IPAddress] {
        try text.split(separator: ",").map { try IPAddress(parsing: String($0)) }
    }
}
