// SPDX-License-Identifier: Apache-2.0

/// What an applier carries from portion to portion. After a restart, and on another node, it begins anew.
///
/// A value: what a transaction that is given up has learned goes with it.
struct ApplierMemory: Sendable {
    /// How fast lines have begun sessions.
    var paces = LinePaces()
    /// The lines whose use is counted against limits.
    var roster = FairUseRoster()
}
