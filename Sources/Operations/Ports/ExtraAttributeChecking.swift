// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy

/// Knows the dictionaries: whether an attribute that staff typed exists, and whether its value can be sent.
public protocol ExtraAttributeChecking: Sendable {
    /// What is wrong with the attribute and what to write instead; nil when it can be sent.
    func fault(in attribute: ExtraAttribute) -> String?
}
