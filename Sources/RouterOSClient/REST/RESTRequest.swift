// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import NIOHTTP1
import Operations
import ProviderValues
import RouterOSCodec

/// A question to a router's REST interface. There is only GET: nothing can be changed with it.
struct RESTRequest {
    let head: HTTPRequestHead

    /// - Throws: ``RESTFault/malformed(_:)`` for what cannot be written.
    init(
        _ account: RouterAccount, _ menu: String, properties: [String], conditions: [(name: String, value: String)]
    ) throws(RESTFault) {
        // Basic authentication ends the name at its first colon (RFC 7617 §2).
        guard !account.userName.contains(":") else {
            throw .malformed("the user “\(account.userName)” has a colon in its name, which REST cannot send")
        }
        head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: try Self.target(menu, properties, conditions),
            headers: [
                "Host": account.host.contains(":") ? "[\(account.host)]" : account.host,
                "Authorization": "Basic \(Self.credentials(account))", "Accept": "application/json",
                "Connection": "close",
            ])
    }

    private static func credentials(_ account: RouterAccount) -> String {
        Data(Array("\(account.userName):".utf8) + account.password.reveal()).base64EncodedString()
    }

    private static func target(
        _ menu: String, _ properties: [String], _ conditions: [(name: String, value: String)]
    ) throws(RESTFault) -> String {
        let path: MenuPath
        do throws(CommandError) {
            path = try MenuPath(menu.hasPrefix("/") ? menu : "/" + menu)
        } catch {
            throw .malformed(error.description)
        }
        var parts = conditions.map { "\(escaped($0.name))=\(escaped($0.value))" }
        if !properties.isEmpty { parts.append(".proplist=\(properties.map(escaped).joined(separator: ","))") }
        return "/rest\(path)" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    /// All but RFC 3986's unreserved characters as octets behind percent signs.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                return String(UnicodeScalar(octet))
            default:
                let digits = String(octet, radix: 16, uppercase: true)
                return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }.joined()
    }
}
