// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import TestKit

/// Rows of files that are all good for ``SmallProvider``, with everything that a column may hold.
enum RandomServices {
    static func lines(_ count: Int, using generator: inout SeededGenerator) -> [ServiceLine] {
        (0..<count).map { number in
            let fields = ServiceColumn.allCases.map { column in field(column, number, &generator) }
            return ServiceLine(number: number + 2, columns: ServiceColumn.allCases, fields: fields)
        }
    }

    private static let names = ["Zoë", "=1+1", "O'Neil, \"Bob\"", "'quoted", "@home", "山田", "-minus", "two\u{20}words"]

    private static func field(_ column: ServiceColumn, _ number: Int, _ generator: inout SeededGenerator) -> String {
        let isThere = Bool.random(using: &generator)
        let name = names[number % names.count]
        switch column {
        case .service: return "\(name) \(number)"
        // Three rows a customer.
        case .customer: return names[number / 3 % names.count]
        case .customerKey: return "k\(number / 3)"
        case .customerState: return ["active", "new", "blocked"][number / 3 % 3]
        case .company: return "Small"
        case .kind: return ["pppoe", "dhcpv4", "hotspot", "l2tp"][number % 4]
        case .state: return isThere ? "active" : "stopped"
        case .plan: return isThere ? "Home" : ""
        case .nas: return isThere ? "tower-1" : ""
        case .userName: return "\(name)@\(number)"
        case .password: return isThere ? "pass \(name) \(number)" : ""
        case .macs: return isThere ? MACAddress(bits: UInt64(number) * 2 + 0x0016_3e00_0000).description : ""
        case .macBinding: return isThere ? "first:\(number % 3 + 1)" : ""
        case .circuitID: return isThere ? "eth 1/\(number)" : ""
        case .remoteID: return isThere ? "0x00ff" : ""
        case .simultaneousUse: return isThere ? "\(number % 5 + 1)" : ""
        case .hold: return isThere ? "unpaid" : ""
        case .routes: return isThere ? "192.0.2.0/\(24 + number % 8) 2001:db8:\(number)::/48" : ""
        case .customerNumber, .mainService, .delegation, .link, .ipv4: return ""
        }
    }
}
