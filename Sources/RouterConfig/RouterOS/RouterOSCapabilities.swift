// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What a version of RouterOS can do, as far as it matters here.
public struct RouterOSCapabilities: Sendable, Hashable {
    /// Queues that keep latency low for every flow (fq-codel), since version 7.
    public let hasFairQueueing: Bool

    /// An unknown version is taken for 6: its words are understood by both.
    public init(_ version: SoftwareVersion?) {
        hasFairQueueing = version.map { $0 >= SoftwareVersion(7) } ?? false
    }
}
