// SPDX-License-Identifier: Apache-2.0

/// Why a verb did nothing: what was asked for, which rule forbids it and what to do instead. Nothing was changed.
public struct Refusal: Error, Equatable, CustomStringConvertible {
    /// What kind of rule said no, for programs; words of a closed set.
    public enum Kind: String, CaseIterable, Sendable {
        /// Something that was named does not exist.
        case notFound = "not_found"
        /// A rule of the address plan forbids it.
        case planRule = "plan_rule"
        /// Something else has this name, address or credential already.
        case taken
        /// Nothing is left of what was asked for.
        case exhausted
        /// The state of a service, customer or router forbids it.
        case state
        /// What was typed or imported is not well formed.
        case malformed
    }

    public let kind: Kind
    /// What is wrong, naming the value and the rule.
    public let message: String
    /// What to do instead.
    public let advice: String

    public init(_ kind: Kind, _ message: String, advice: String) {
        self.kind = kind
        self.message = message
        self.advice = advice
    }

    public var description: String { "\(message); \(advice)" }
}
