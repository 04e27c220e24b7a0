// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Rows of address lists by prefix: routers have tens of thousands, and every line asks for its own.
struct ListedPrefixes {
    /// Ascending: what contains comes before what it contains.
    private let rows: [RouterListing]
    private let byPrefix: [IPPrefix: RouterListing]
    /// The lengths that there are, of IPv4 and of IPv6.
    private let lengths: [IPFamily: Set<Int>]

    init(_ listings: [RouterListing]) {
        rows = listings.sorted { $0.prefix < $1.prefix }
        byPrefix = Dictionary(listings.map { ($0.prefix, $0) }, uniquingKeysWith: { first, _ in first })
        lengths = Dictionary(grouping: listings, by: \.prefix.family).mapValues { Set($0.map(\.prefix.length)) }
    }

    /// A row that stands for all of a prefix.
    func around(_ prefix: IPPrefix) -> RouterListing? {
        for length in lengths[prefix.family] ?? [] where length <= prefix.length {
            if let row = prefix.supernet(length: length).flatMap({ byPrefix[$0] }) { return row }
        }
        return nil
    }

    /// A row that stands for a part of a prefix.
    func inside(_ prefix: IPPrefix) -> RouterListing? {
        var (low, high) = (rows.startIndex, rows.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].prefix < prefix { low = middle + 1 } else { high = middle }
        }
        guard low < rows.endIndex, prefix.contains(rows[low].prefix) else { return nil }
        return rows[low]
    }
}
