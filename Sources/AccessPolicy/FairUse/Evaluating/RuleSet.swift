// SPDX-License-Identifier: Apache-2.0

/// Some rules of one policy, by their number: a bit each.
///
/// Two words, as the compiler (6.3) miscompiles a UInt128 in an optional or a payload without optimisation.
public struct RuleSet: Sendable, Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// No rule.
    public init() {}

    /// Whether there is none.
    public var isEmpty: Bool { low | high == 0 }

    /// Whether the rule with this number (0 … 127) is one of them.
    public func contains(_ rule: Int) -> Bool {
        rule < 64 ? low >> UInt64(rule) & 1 == 1 : high >> UInt64(rule &- 64) & 1 == 1
    }

    /// The numbers, ascending: the order of priority.
    public var numbers: [Int] {
        (0..<128).filter(contains)
    }

    mutating func insert(_ rule: Int) {
        if rule < 64 {
            low |= 1 << UInt64(rule)
        } else {
            high |= 1 << UInt64(rule &- 64)
        }
    }
}
