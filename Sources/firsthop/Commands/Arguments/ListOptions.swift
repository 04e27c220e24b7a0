// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations

/// Which page of a long list is shown.
struct ListOptions: ParsableArguments {
    @Argument(help: "Only what begins so, octet for octet.")
    var beginning: String?

    @Option(help: "Only what has a greater number: the last one of the page before.")
    var after: Int64 = 0

    @Option(help: "How many lines at most.")
    var limit = ListRequest.usualLimit

    func validate() throws {
        guard limit > 0, after >= 0 else { throw ValidationError("--limit is at least 1, --after at least 0.") }
    }

    var request: ListRequest { ListRequest(beginning: beginning, after: after, limit: limit) }

    /// What follows a full page.
    func more(after last: Int64?, shown: Int) -> String {
        guard shown == limit, let last else { return "" }
        return "… perhaps more: --after \(last)\n"
    }
}
