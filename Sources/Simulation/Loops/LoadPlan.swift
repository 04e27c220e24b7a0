// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A load: whom to ask, as whom, how often and for how long.
public struct LoadPlan: Sendable {
    /// The server.
    public let target: IPAddress
    public let port: UInt16
    /// What it shares with this machine.
    public let secret: Secret
    public let method: LoadMethod
    public let subscribers: SubscriberSeries
    public let pacing: Pacing
    /// How long replies count.
    public let duration: Duration
    /// How long the load runs before they count.
    public let warmUp: Duration

    /// Refuses an empty secret and a pacing outside its limits.
    public init(
        target: IPAddress, port: UInt16, secret: Secret, method: LoadMethod, subscribers: SubscriberSeries,
        pacing: Pacing, duration: Duration, warmUp: Duration
    ) throws(LoadError) {
        guard secret.count > 0 else { throw .noSecret }
        self.target = target
        self.port = port
        self.secret = secret
        self.method = method
        self.subscribers = subscribers
        self.pacing = try pacing.checked()
        self.duration = max(duration, .zero)
        self.warmUp = max(warmUp, .zero)
    }
}
