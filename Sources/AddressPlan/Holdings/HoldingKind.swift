// SPDX-License-Identifier: Apache-2.0

/// What a holding is. Raw values are the words in the database and in exported files.
public enum HoldingKind: String, CaseIterable, Codable, Sendable {
    /// A prefix that is routed behind the customer's router.
    case delegation

    /// An address or a prefix of the link to the customer's router.
    case assignment
}
