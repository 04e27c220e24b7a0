// SPDX-License-Identifier: Apache-2.0

import WebServer

/// Why the program does not start to answer.
struct ListenError: Error, CustomStringConvertible {
    let address: ListenAddress
    let failure: PortFailure
    /// The setting that named the address.
    let key: ConfigurationKey

    var description: String {
        "listening on \(address): \(failure.words); \(advice)"
    }

    var advice: String {
        if failure.isTaken { return "stop the program that uses it, or choose another port with --\(key.flag)" }
        if failure.isMissingAddress {
            return "the machine does not have this address; choose another with --\(key.flag)"
        }
        return "choose another address or port with --\(key.flag)"
    }
}
