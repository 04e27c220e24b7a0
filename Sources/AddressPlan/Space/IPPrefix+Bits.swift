// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension IPPrefix {
    /// The prefix at an address of the shared 128-bit space; nil when the length is not 0 to 128. Host bits are cleared.
    init?(bits: UInt128, mappedLength: Int) {
        guard let mapped = try? IPv6Prefix(masking: IPv6Address(bits: bits), length: mappedLength) else { return nil }
        self.init(mapped: mapped)
    }
}

extension IPFamily {
    /// What a length of this family is longer by in the shared space.
    var mappedOffset: Int { 128 - bitWidth }
}
