// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Whether what a session really carried fits the rates that its router has acknowledged.
///
/// Routers say that they have changed a session and have not: the meter is what shows it. A line that is hardly used proves
/// nothing, and need not: what was to be held back is held back.
public struct MeterProof: Sendable, Hashable {
    /// The highest rates that the router has acknowledged, in bits per second.
    public let cap: Rates

    /// The least time between two readings to judge by: over less, a burst or a late reading says anything.
    public static let shortest: Duration = .seconds(30)
    /// Readings over so long a time that fit are believed for good.
    public static let longest: Duration = .seconds(600)

    public init(cap: Rates) {
        self.cap = cap
    }

    /// The highest rates that a session has with these terms; nil when nothing limits it.
    public init?(_ grant: AccessGrant) {
        guard let rates = grant.rates else { return nil }
        cap = grant.burst.map { rates.higher(of: $0.rates) } ?? rates
    }

    /// Whether octets that passed in a time are more than the cap lets pass.
    ///
    /// A quarter more is believed, for shapers count other headers than meters do, and so is what a page of the walled garden takes.
    public func isExceeded(down: UInt64, up: UInt64, in time: Duration) -> Bool {
        let seconds = UInt64(clamping: time.components.seconds)
        guard time >= Self.shortest else { return false }
        return Self.exceeds(down, cap.down, seconds) || Self.exceeds(up, cap.up, seconds)
    }

    private static func exceeds(_ octets: UInt64, _ cap: UInt64, _ seconds: UInt64) -> Bool {
        let allowed = (UInt128(cap) + UInt128(cap / 4) + UInt128(pageRate)) * UInt128(seconds)
        return UInt128(octets) * 8 > allowed
    }

    /// Bits per second that are no sign of anything.
    private static let pageRate: UInt64 = 64_000
}
