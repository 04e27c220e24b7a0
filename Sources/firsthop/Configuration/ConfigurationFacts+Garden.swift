// SPDX-License-Identifier: Apache-2.0

import ProviderValues

extension ConfigurationFacts {
    static let gardenBlockedListen = door(
        .blocked, "The addresses and ports of the page for lines that are cut off, by staff or for an open bill.")

    static let gardenInactiveListen = door(
        .inactive, "The addresses and ports of the page for lines that are unknown, not connected yet, or ended.")

    static let gardenCredentialsListen = door(
        .credentials, "The addresses and ports of the page for lines with a wrong password, device or place.")

    static let gardenUsageListen = door(
        .usage, "The addresses and ports of the page for lines that have used up what their plan contains.")

    static let gardenName = ConfigurationFacts(
        .host, inWords: "none; the pages are answered under every name", example: "blocked.example.net",
        """
        The host name of the walled garden's pages. Who asks for anything else is sent there, so that a browser shows where it \
        is. It must lead to the garden's addresses in the names that guests are told, in both families.
        """)

    static let gardenPortal = ConfigurationFacts(
        .link, inWords: "none", example: "https://my.example.net/",
        """
        Where customers see their account and pay; the pages link to it, and the captive-portal API names it. Routers must let \
        guests reach it.
        """)

    static let gardenPayment = ConfigurationFacts(
        .lines, inWords: "none", example: "IBAN DE02 1203 0000 0000 2020 51",
        "How else customers can pay, in your own words; the pages for open bills show these lines.")

    static let gardenGuests = ConfigurationFacts(
        .prefixes, inWords: "none", example: "10.250.96.0/20",
        """
        Prefixes whose addresses only guests of the walled garden have, such as reject pools of both families: the captive-portal \
        API says to everybody in them that they are captive, whoever they are.
        """)

    private static func door(_ page: GardenPage, _ explanation: String) -> ConfigurationFacts {
        ConfigurationFacts(
            .addresses, inWords: "none; the page is not answered", example: "[2001:db8::\(page.number)]:80",
            explanation
                + " Routers usually send IPv4 to port \(page.usualPort), and IPv6 to an address of the page's own.")
    }
}
