// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What a service used in a period.
public struct UsageRecord: Sendable, Equatable {
    /// The period; the end is not included.
    public let span: Range<Timestamp>
    /// Octets to and from the subscriber, both families together.
    public internal(set) var down: Int64
    public internal(set) var up: Int64
    /// IPv6 among them; nil where no router has said.
    public internal(set) var down6: Int64?
    public internal(set) var up6: Int64?
    /// Seconds online, those of parallel sessions added.
    public internal(set) var seconds: Int64
}
