// SPDX-License-Identifier: Apache-2.0

import Storage

/// Which part of a long list is asked for: pages in the order of the numbers, on request only names that begin alike.
public struct ListRequest: Sendable {
    /// What the names begin with, octet for octet; nil for all.
    public var beginning: String?
    /// The number after which the page begins; 0 for the first page.
    public var after: Int64
    /// How many rows at most.
    public var limit: Int

    public init(beginning: String? = nil, after: Int64 = 0, limit: Int = ListRequest.usualLimit) {
        self.beginning = beginning
        self.after = after
        self.limit = limit
    }

    /// A few screens.
    public static let usualLimit = 100

    /// The first text that begins so, and one behind the last: texts sort by their bytes.
    var range: (first: SQLValue, behind: SQLValue) {
        let beginning = beginning ?? ""
        return (.text(beginning), .text(beginning + "\u{10FFFF}"))
    }
}
