// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A load of accounting: whom to tell, about whose sessions, how often and for how long.
public struct AccountingPlan: Sendable {
    /// The server and its accounting port.
    public let target: IPAddress
    public let port: UInt16
    /// What it shares with this machine.
    public let secret: Secret
    /// Whose sessions they are. Subscribers without series of prefixes report none.
    public let subscribers: SubscriberSeries
    public let shape: SessionShape
    public let pacing: Pacing
    public let retry: RetryPolicy
    /// How long new requests are sent and counted.
    public let duration: Duration
    /// How long the load runs before that.
    public let warmUp: Duration
    /// Requests a second then; nil for the same pacing.
    public let warmUpRate: Int?
    /// A file for what was acknowledged; nil for none.
    public let acknowledged: String?

    /// As many as either pacing needs.
    var ports: Int {
        max(pacing.retryingPorts, warmUpRate.map { Pacing.open(perSecond: $0).retryingPorts } ?? 0)
    }

    /// Refuses an empty secret, and pacings outside their limits.
    public init(
        target: IPAddress, port: UInt16, secret: Secret, subscribers: SubscriberSeries, shape: SessionShape,
        pacing: Pacing, retry: RetryPolicy, duration: Duration, warmUp: Duration, warmUpRate: Int? = nil,
        acknowledged: String? = nil
    ) throws(LoadError) {
        guard secret.count > 0 else { throw .noSecret }
        self.target = target
        self.port = port
        self.secret = secret
        self.subscribers = subscribers
        self.shape = shape
        self.pacing = try pacing.checked()
        self.retry = retry
        self.duration = max(duration, .zero)
        self.warmUp = max(warmUp, .zero)
        if let warmUpRate { _ = try Pacing.open(perSecond: warmUpRate).checked() }
        self.warmUpRate = warmUpRate
        self.acknowledged = acknowledged
    }
}
