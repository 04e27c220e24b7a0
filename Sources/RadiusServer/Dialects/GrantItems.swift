// SPDX-License-Identifier: Apache-2.0

/// A set of ``GrantItem``, one bit each.
struct GrantItems: Sendable, Hashable {
    private var bits: UInt32

    /// Every item but these.
    static func all(but exceptions: GrantItem...) -> GrantItems {
        GrantItems(bits: exceptions.reduce(~0) { $0 & ~bit($1) })
    }

    /// These items and no other.
    static func only(_ items: GrantItem...) -> GrantItems {
        GrantItems(bits: items.reduce(0) { $0 | bit($1) })
    }

    /// The set without these items.
    func without(_ items: GrantItem...) -> GrantItems {
        GrantItems(bits: items.reduce(bits) { $0 & ~Self.bit($1) })
    }

    func contains(_ item: GrantItem) -> Bool { bits & Self.bit(item) != 0 }

    private static func bit(_ item: GrantItem) -> UInt32 { 1 << UInt32(item.rawValue) }
}
