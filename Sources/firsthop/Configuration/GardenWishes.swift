// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import WebServer

/// What the operator wants of the walled garden.
struct GardenWishes: Sendable {
    /// Where each page is to be answered; pages without an address are not.
    var doors: [GardenPage: ListenWish]
    var settings: GardenSettings

    init(_ reader: SettingsReader) throws(ConfigurationError) {
        var doors: [GardenPage: ListenWish] = [:]
        for page in GardenPage.allCases { doors[page] = try reader.wish(page.listenKey) }
        self.doors = doors
        settings = GardenSettings(
            name: try reader.text(.gardenName, rule: "is not a host name", accepts: Self.isHostName),
            portal: try reader.text(.gardenPortal, rule: "does not begin with https://", accepts: Self.isLink),
            payment: try reader.list(.gardenPayment, rule: "is not a line of text") { $0.isEmpty ? nil : $0 },
            guestPrefixes: try reader.list(.gardenGuests, rule: "is not a prefix") { try? IPPrefix(parsing: $0) })
    }

    /// RFC 1123 §2.1, in lower case, as it is compared.
    private static func isHostName(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                            UInt8(ascii: "-"):
                            true
                        default: false
                        }
                    }
            }
    }

    private static func isLink(_ text: String) -> Bool {
        text.hasPrefix("https://") && text.utf8.count > 8 && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }
}

extension GardenPage {
    /// The setting that says where the page is answered.
    var listenKey: ConfigurationKey {
        switch self {
        case .blocked: .gardenBlockedListen
        case .inactive: .gardenInactiveListen
        case .credentials: .gardenCredentialsListen
        case .usage: .gardenUsageListen
        }
    }
}
