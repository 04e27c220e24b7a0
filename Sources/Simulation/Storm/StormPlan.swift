// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A storm: routers come back at once after a power cut, and each logs all of its lines in again as fast as it can.
public struct StormPlan: Sendable {
    /// The server.
    public let target: IPAddress
    /// Its port for logins.
    public let port: UInt16
    /// Its port for accounting.
    public let accountingPort: UInt16
    /// What it shares with every router.
    public let secret: Secret
    public let method: LoadMethod
    /// The lines; router r of n has lines r, r + n, r + 2 n …
    public let subscribers: SubscriberSeries
    public let routers: Int
    /// Where the routers' addresses are: the first router has the one behind the network's first. Nil: all share this
    /// machine's.
    public let sources: IPPrefix?
    /// How many requests each router has under way, logins and Starts together.
    public let outstanding: Int
    public let retry: RetryPolicy

    /// Refuses an empty secret, counts outside their limits, and sources that are too few.
    public init(
        target: IPAddress, port: UInt16, accountingPort: UInt16, secret: Secret, method: LoadMethod,
        subscribers: SubscriberSeries, routers: Int, sources: IPPrefix?, outstanding: Int, retry: RetryPolicy
    ) throws(LoadError) {
        guard secret.count > 0 else { throw .noSecret }
        guard (1...min(Self.mostRouters, subscribers.count)).contains(routers) else { throw .routers(routers) }
        guard (1...PortState.identifiers).contains(outstanding) else { throw .outstanding(outstanding) }
        self.target = target
        self.port = port
        self.accountingPort = accountingPort
        self.secret = secret
        self.method = method
        self.subscribers = subscribers
        self.routers = routers
        self.sources = sources
        self.outstanding = outstanding
        self.retry = retry
        if let sources, sources.family != target.family || source(of: routers - 1) == nil {
            throw .sources(sources, routers: routers)
        }
    }

    /// Each needs two sockets, and an account may usually have 1,024 open files.
    public static let mostRouters = 400

    /// The address of a router; nil when the system chooses.
    func source(of router: Int) -> IPAddress? {
        sources.flatMap { $0.subnet(at: UInt128(router) + 1, length: $0.family.bitWidth)?.first }
    }
}
