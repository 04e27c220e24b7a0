// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser

/// A prefix length as people write it: `56` or `/56`.
struct PrefixLength: ExpressibleByArgument {
    let bits: Int

    init?(argument: String) {
        let digits = argument.hasPrefix("/") ? argument.dropFirst() : argument[...]
        let isNumber = digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        guard isNumber, let bits = Int(digits), bits <= 128 else { return nil }
        self.bits = bits
    }
}

/// How large a delegation is to be: a usual size by its name, or a length.
struct SizeArgument: ExpressibleByArgument {
    let length: Int

    init?(argument: String) {
        if let size = DelegationSize(rawValue: argument.replacing("-", with: "_")) {
            length = size.length
        } else if let other = PrefixLength(argument: argument) {
            length = other.bits
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] {
        DelegationSize.allCases.map { $0.rawValue.replacing("_", with: "-") } + ["/56"]
    }
}
