// SPDX-License-Identifier: Apache-2.0

/// A text that is not a pair of rates: which rule it breaks, and where.
public struct RateSyntaxError: Error, Sendable, Hashable {
    /// The rule that the text breaks.
    public enum Reason: Sendable, Hashable, CaseIterable {
        /// No slash, or nothing on one side of it: both directions must be named.
        case missingDirection
        case unexpectedCharacter
        /// The decimals name a fraction of one bit per second.
        case fractionOfBit
        /// The rate needs more than 64 bits.
        case tooLarge
    }

    /// The rule that the text breaks.
    public let reason: Reason
    /// Bytes of UTF-8 before the place of the fault.
    public let offset: Int
    /// The whole text.
    public let text: String
}

extension RateSyntaxError: CustomStringConvertible {
    public var description: String {
        "\(text.debugDescription) is not a pair of rates: \(reason) (at character \(offset &+ 1))"
    }
}

extension RateSyntaxError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingDirection: "write down and up with \"/\" between them, such as 100M/20M"
        case .unexpectedCharacter: "a rate is a decimal number with at most one of k, M, G, T behind it"
        case .fractionOfBit: "a rate is a whole number of bits per second"
        case .tooLarge: "a rate is less than 2^64 bits per second"
        }
    }
}
