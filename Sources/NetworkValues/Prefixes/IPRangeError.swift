// SPDX-License-Identifier: Apache-2.0

/// Why two addresses make no range.
public enum IPRangeError: Error, Sendable, Hashable {
    case mixedFamilies(first: IPAddress, last: IPAddress)
    case reversed(first: IPAddress, last: IPAddress)

    var syntaxReason: AddressSyntaxError.Reason {
        switch self {
        case .mixedFamilies: .mixedFamilies
        case .reversed: .reversedRange
        }
    }
}

extension IPRangeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .mixedFamilies(let first, let last): "\(first)-\(last) is not a range: \(syntaxReason)"
        case .reversed(let first, let last):
            "\(first)-\(last) is not a range: \(syntaxReason); \(last)-\(first) would be one"
        }
    }
}
