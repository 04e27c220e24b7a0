// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Why a load cannot be made as it was asked for, or could not go on.
public enum LoadError: Error, Sendable, Hashable {
    case subscriberCount(Int)
    case poolTooSmall(IPv6Prefix, count: Int)
    case prefixLength(pool: IPv6Prefix, length: Int)
    case window(Int)
    case rate(Int)
    case noSecret
    case timeout(Duration)
    case tries(Int)
    case interimPercent(Double)
    case routers(Int)
    case outstanding(Int)
    /// There are fewer addresses than routers that need one each.
    case sources(IPPrefix, routers: Int)
    /// What was acknowledged cannot be written down.
    case file(path: String, reason: String)
    /// A request of this subscriber would not fit into a packet: `reason` says why.
    case request(subscriber: Int, reason: String)
    /// The system refused a call; `errno` is its error number.
    case system(call: String, target: String, errno: Int32, reason: String)
}

extension LoadError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .subscriberCount(let count):
            "making a load of \(count) subscribers: it must be 1 to \(SubscriberSeries.most)"
        case .poolTooSmall(let pool, let count):
            "expecting prefixes of \(pool): it has fewer than the \(count) subscribers need; name a larger pool or "
                + "ask for fewer subscribers"
        case .prefixLength(let pool, let length):
            "expecting prefixes of length \(length) in \(pool): the length must be \(pool.length) to 128"
        case .window(let window):
            "keeping \(window) requests under way: the window must be 1 to \(Pacing.largestWindow)"
        case .rate(let rate):
            "sending \(rate) requests a second: the rate must be 1 to \(Pacing.highestRate)"
        case .noSecret:
            "making a load without a shared secret: RADIUS needs one; give the secret that the server has for this machine"
        case .timeout(let timeout):
            "sending requests again after \(timeout): the time must be longer than none"
        case .tries(let tries):
            "sending requests up to \(tries) times: it must be 1 to \(RetryPolicy.mostTries)"
        case .interimPercent(let percent):
            "making interims \(percent) percent of all requests: it must be 0 to 100"
        case .routers(let routers):
            "making a storm of \(routers) routers: it must be 1 to \(StormPlan.mostRouters), and no more than there are lines"
        case .outstanding(let requests):
            "keeping \(requests) requests of a router under way: it must be 1 to \(PortState.identifiers)"
        case .sources(let sources, let routers):
            "giving \(routers) routers an address each in \(sources): it has too few, or is of another family than the "
                + "server's address; name a larger network"
        case .file(let path, let reason):
            "writing down in \(path) what was acknowledged: \(reason)"
        case .request(let subscriber, let reason):
            "writing the request of subscriber \(subscriber): \(reason); shorten the name or the password"
        case .system(let call, let target, _, let reason):
            "sending to \(target): \(call): \(reason); look whether the address is one that this machine can reach"
        }
    }
}
