// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Simulation

/// What `firsthop load` is told about accounting and storms.
struct LoadAccountingOptions: ParsableArguments {
    @Flag(help: "Tell the server of the subscribers' sessions; its port for accounting is the one to name.")
    var accounting = false

    @Flag(help: "Let routers come back at once, each logging its lines in and telling of their start.")
    var storm = false

    @Option(help: "Accounting: how many percent of the requests are interims; 100 for sessions that never stop.")
    var interims = 94.0

    @Option(help: "Accounting: requests a second before those that count, such as the starts of many sessions.")
    var warmUpRate: Int?

    @Option(help: "Accounting: a file for every acknowledged request: session,status,seconds,down,up.")
    var acknowledged: String?

    @Option(help: "Seconds until a request is sent again, octet for octet.")
    var timeout = 3.0

    @Option(help: "How often a request is sent before it is given up.")
    var tries = 3

    @Option(help: "Storm: how many routers there are.")
    var routers = 100

    @Option(
        help: "Storm: a network in which each router has an address, such as 127.1.0.0/16. Without it all share one.")
    var sources: String?

    @Option(help: "Storm: how many requests each router has under way.")
    var outstanding = 200

    @Option(help: "Storm: the server's port for accounting. Without it the one behind the port for logins.")
    var accountingPort: UInt16?

    func validate() throws {
        guard timeout.isFinite, timeout <= Self.longestTimeout else {
            throw ValidationError(
                "Sending requests again after \(timeout) seconds: --timeout must be at most \(Self.longestTimeout).")
        }
    }

    var retry: RetryPolicy {
        get throws { try RetryPolicy(timeout: .seconds(timeout), tries: tries) }
    }

    /// No router known waits longer, and what was sent in this time has to be remembered.
    private static let longestTimeout = 60.0
}
