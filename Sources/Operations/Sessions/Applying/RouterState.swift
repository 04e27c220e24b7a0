// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What folding knows of a router.
struct RouterState: Equatable {
    /// RouterOS gives session ids again after every start, each service of it on its own: an equal id says nothing there.
    var repeatsIDs = false
    /// Whether it has ever sent the upper half of a counter.
    var sendsGigawords = false
    /// When its last record arrived.
    var lastRecordAt = Timestamp.distantPast
    /// When it last said that it starts or stops.
    var restartedAt: Timestamp?
    /// Whether it must be written.
    var isChanged = false
}
