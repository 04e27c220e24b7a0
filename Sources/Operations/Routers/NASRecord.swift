// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A router with its number.
public struct NASRecord: Equatable, Sendable {
    public let id: NASID
    public internal(set) var terms: NASDescription
    /// Whether a secret is stored; the secret itself is shown to nobody.
    public internal(set) var hasSecret: Bool

    /// What people call it.
    public var name: String { terms.name }

    /// Whether it is answered at all.
    public var isAnswered: Bool { terms.source != nil && hasSecret && terms.state != .retired }
}
