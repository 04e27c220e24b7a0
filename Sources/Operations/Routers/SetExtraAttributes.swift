// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import Storage

/// Says which attributes are added to answers for one purpose, in place of those that were. Each is checked against the
/// dictionaries first.
public struct SetExtraAttributes: Verb {
    public var scope: AttributeScope
    public var purpose: ReplyPurpose
    /// Names and values in the order in which they are sent; empty takes them all away.
    public var attributes: [ExtraAttribute]
    private let checking: any ExtraAttributeChecking

    /// More would not fit beside what an answer holds anyway (4096 bytes, RFC 2865 §3).
    static let maximumCount = 32

    public init(
        _ scope: AttributeScope, _ purpose: ReplyPurpose, _ attributes: [(name: String, value: String)],
        checking: any ExtraAttributeChecking
    ) {
        self.scope = scope
        self.purpose = purpose
        self.attributes = attributes.map { ExtraAttribute(purpose: purpose, name: $0.name, value: $0.value) }
        self.checking = checking
    }

    public func perform(_ transaction: Transaction) throws {
        guard attributes.count <= Self.maximumCount else {
            throw Refusal(
                .malformed, "\(attributes.count) extra attributes are more than \(Self.maximumCount)",
                advice: "leave some out: an answer holds 4096 bytes in all")
        }
        for attribute in attributes {
            if let fault = checking.fault(in: attribute) {
                throw Refusal(
                    .malformed, "attribute \(attribute.name) = “\(attribute.value)”: \(fault)",
                    advice: "no attribute was changed")
            }
        }
        try ExtraAttributes.replace(with: attributes, purpose, of: scope, in: transaction)
    }
}
