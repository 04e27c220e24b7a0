// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ProviderValues

/// The flags of the walled garden.
struct GardenArguments: ParsableArguments {
    @Option(
        name: .customLong(ConfigurationKey.gardenBlockedListen.flag),
        help: "An address and port of the page for lines that are cut off; may be repeated.")
    var blocked: [String] = []

    @Option(
        name: .customLong(ConfigurationKey.gardenInactiveListen.flag),
        help: "An address and port of the page for lines without a running contract; may be repeated.")
    var inactive: [String] = []

    @Option(
        name: .customLong(ConfigurationKey.gardenCredentialsListen.flag),
        help: "An address and port of the page for wrong passwords and devices; may be repeated.")
    var credentials: [String] = []

    @Option(
        name: .customLong(ConfigurationKey.gardenUsageListen.flag),
        help: "An address and port of the page for used-up plans; may be repeated.")
    var usage: [String] = []

    @Option(name: .customLong(ConfigurationKey.gardenName.flag), help: "The host name of the pages.")
    var name: String?

    @Option(name: .customLong(ConfigurationKey.gardenPortal.flag), help: "Where customers see their account and pay.")
    var portal: String?

    @Option(
        name: .customLong(ConfigurationKey.gardenPayment.flag),
        help: "A line on how else to pay; may be repeated.")
    var payment: [String] = []

    @Option(
        name: .customLong(ConfigurationKey.gardenGuests.flag),
        help: "A prefix that only guests have; may be repeated.")
    var guests: [String] = []

    /// What these flags set.
    var flags: [ConfigurationKey: [String]] {
        let flags: [ConfigurationKey: [String]] = [
            .gardenBlockedListen: blocked, .gardenInactiveListen: inactive, .gardenCredentialsListen: credentials,
            .gardenUsageListen: usage, .gardenName: name.map { [$0] } ?? [], .gardenPortal: portal.map { [$0] } ?? [],
            .gardenPayment: payment, .gardenGuests: guests,
        ]
        return flags.filter { !$0.value.isEmpty }
    }
}
