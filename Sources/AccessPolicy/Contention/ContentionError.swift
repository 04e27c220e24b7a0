// SPDX-License-Identifier: Apache-2.0

/// Why rates cannot be worked out. Whoever calls knows of which plan, sector or router, and says so.
public enum ContentionError: Error, Sendable, Hashable, CaseIterable {
    /// A rate or a capacity is 0: a line is held back with its state, never with its rate.
    case zeroRate
    /// A rate or a sum of rates needs more than 63 bits.
    case overflow
    /// More different ratios stand in one bundle than can be added exactly.
    case tooManyRatios
}

extension ContentionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .zeroRate: "a rate is 0"
        case .overflow: "rates add up to 2^63 bits per second or more"
        case .tooManyRatios: "more than \(ContentionArithmetic.maximumRatios) different ratios stand in one bundle"
        }
    }
}
