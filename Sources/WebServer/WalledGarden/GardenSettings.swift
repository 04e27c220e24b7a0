// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What the operator decides about the walled garden's pages.
public struct GardenSettings: Sendable {
    /// The host name under which the pages are answered; other names are sent to it. nil answers under every name.
    public var name: String?
    /// Where customers pay and see their account; begins with https.
    public var portal: String?
    /// How else to pay, in the operator's words, a line each.
    public var payment: [String]
    /// Prefixes whose addresses belong to guests only, such as reject pools.
    public var guestPrefixes: PrefixTable<Bool>

    public init(name: String? = nil, portal: String? = nil, payment: [String] = [], guestPrefixes: [IPPrefix] = []) {
        self.name = name
        self.portal = portal
        self.payment = payment
        self.guestPrefixes = PrefixTable(sorted: Set(guestPrefixes).sorted().map { (prefix: $0, value: true) })
    }

    /// Whether only guests have this address, whoever they are.
    func isGuest(_ address: IPAddress) -> Bool {
        guestPrefixes.longestMatch(address) != nil
    }
}
