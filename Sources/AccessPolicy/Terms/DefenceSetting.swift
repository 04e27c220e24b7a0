// SPDX-License-Identifier: Apache-2.0

/// Whether a defence is on for a router. The raw value is the word stored in the database.
public enum DefenceSetting: String, Sendable, CaseIterable {
    case yes
    /// On as soon as the router has shown that it can.
    case auto
    case no
}
