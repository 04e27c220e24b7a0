// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Prefixes that say the same as others in fewer words.
enum PrefixCover {
    /// The fewest prefixes with exactly these addresses, in order.
    static func minimal(_ prefixes: [IPPrefix]) -> [IPPrefix] {
        var kept: [IPPrefix] = []
        // A prefix sorts before what it contains, so what comes last can only be swallowed by or joined with the last kept.
        for prefix in prefixes.sorted() {
            if let last = kept.last, last.contains(prefix) { continue }
            var joined = prefix
            while let last = kept.last, joined.buddy == last, let both = last.supernet(length: last.length - 1) {
                kept.removeLast()
                joined = both
            }
            kept.append(joined)
        }
        return kept
    }
}
