// SPDX-License-Identifier: Apache-2.0

/// What a vendor's routers can change in a session that runs.
struct ChangeAbility: Sendable {
    /// What a change can set.
    let settable: GrantItems
    /// What goes away by itself when a change sets the rates and does not say this, too.
    let cleared: GrantItems
    /// Whether a profile stands for the speed, so that rates beside it are not sent.
    let profileIsSpeed: Bool

    init(_ settable: GrantItems, cleared: GrantItems = .only(), profileIsSpeed: Bool = false) {
        self.settable = settable
        self.cleared = cleared
        self.profileIsSpeed = profileIsSpeed
    }

    /// Sessions can be ended, but not changed.
    static let none = ChangeAbility(.only())

    var isNone: Bool { settable == .only() }
}
