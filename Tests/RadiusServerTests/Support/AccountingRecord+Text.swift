// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues

extension AccountingRecord {
    /// All that the record says but its router and arrival, as the vectors write it.
    var text: String {
        var words = ["\(event)"]
        func add(_ name: String, _ value: Any?) {
            if let value { words.append("\(name)=\(value)") }
        }
        func add(_ name: String, _ octets: [UInt8]) {
            if !octets.isEmpty { words.append("\(name)=\(String(decoding: octets, as: UTF8.self))") }
        }
        add("service", login?.service)
        add("garden", login?.garden)
        add("session", sessionID)
        add("user", userName)
        add("calling", callingStation)
        add("called", calledStation)
        add("port", port)
        add("portid", portID)
        add("nas", nasIdentifier)
        add("stated", stated?.seconds)
        if delay > 0 { add("delay", delay) }
        add("seconds", sessionSeconds)
        add("all", totals?.text)
        add("ipv6", totals6?.text)
        add("cause", cause)
        add("ipv4", ipv4)
        framed.forEach { add("framed", $0) }
        delegated.forEach { add("delegated", $0) }
        addresses6.forEach { add("address", $0) }
        add("interface", interfaceID)
        if cuts.contains(.text) { words.append("cut-text") }
        if cuts.contains(.prefixes) { words.append("cut-prefixes") }
        return words.joined(separator: " ")
    }
}

extension SessionTotals {
    /// `down/up`, packets behind a comma, and a `g` when there were gigawords.
    fileprivate var text: String { "\(down)/\(up),\(packetsDown)/\(packetsUp)\(hasGigawords ? "g" : "")" }
}
